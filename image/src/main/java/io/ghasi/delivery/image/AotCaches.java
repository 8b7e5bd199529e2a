package io.ghasi.delivery.image;

import io.ghasi.delivery.sandbox.run.Rehearsal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** What the JVMs of our programs learn in a rehearsal: classes loaded and linked, methods profiled (JEP 514, 515). Different each time. */
final class AotCaches {
    private AotCaches() {}

    /** Trains them with the image's own JVM, jars and flags, as they are in {@code root}; leaves a file for each program in {@code folder}. */
    static void train(RootFolder root, Path folder, Path course)
            throws IOException, InterruptedException, SQLException {
        Path work = Files.createTempDirectory("delivery-rehearsal");
        try {
            new Rehearsal(work, course)
                    .play(
                            part(root, folder, Program.API),
                            part(root, folder, Program.OUTBOX_RELAY),
                            part(root, folder, Program.EVENT_PROJECTOR));
        } finally {
            RootFolder.delete(work);
        }
        for (Program program : Program.values()) {
            if (program.isTrained() && !Files.exists(file(folder, program))) {
                throw new IOException("the JVM of " + program.word() + " wrote no AOT cache");
            }
        }
    }

    static Path file(Path folder, Program program) {
        return folder.resolve(program.word() + ".aot");
    }

    private static Rehearsal.Part part(RootFolder root, Path folder, Program program) {
        List<String> flags = new ArrayList<>(program.flags());
        flags.add("-XX:AOTCacheOutput=" + file(folder, program));
        return new Rehearsal.Part(
                root.path().resolve(RootFolder.JAVA).resolve("bin/java"),
                flags,
                root.path().resolve(program.jar()));
    }
}
