package io.ghasi.delivery.image;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Builds the image of what the build made in a checkout.
 *
 * @param work a folder of its own; whatever is in it may go
 * @param caches what an earlier build learnt, to be used again; null: a rehearsal is held
 */
record ImageBuild(Path checkout, Path work, @Nullable Path caches) {
    private static final String NAME = "ghasi/delivery-service";

    /** What came out: the digest of everything but the caches, and that of the whole. */
    record Digests(String app, String image) {}

    Digests build(Path file, String tag, String revision) throws IOException, InterruptedException, SQLException {
        Files.createDirectories(work);
        RootFolder root = RootFolder.assemble(work.resolve("root"), checkout);
        Path learnt = caches == null ? rehearse(root) : caches;
        for (Program program : Program.values()) {
            if (program.isTrained()) {
                root.take(program, AotCaches.file(learnt, program));
            }
        }
        ImageFile image = new ImageFile(root, labels(tag, revision), work.resolve("jib"));
        Path without = work.resolve("without-caches.tar");
        String app = image.write(without, NAME + ":" + tag, false);
        Files.delete(without);
        return new Digests(app, image.write(file, NAME + ":" + tag, true));
    }

    private Path rehearse(RootFolder root) throws IOException, InterruptedException, SQLException {
        Path learnt = work.resolve("aot");
        RootFolder.delete(learnt);
        Files.createDirectories(learnt);
        AotCaches.train(root, learnt, checkout.resolve("samples/native-first-aid"));
        return learnt;
    }

    static Map<String, String> labels(String tag, String revision) {
        // In order: a map without one has another in each JVM, and the image another digest.
        return new TreeMap<>(Map.of(
                "org.opencontainers.image.title",
                "delivery-service",
                "org.opencontainers.image.description",
                "The runtime behind the course player: api, outbox-relay, event-projector, migrate",
                "org.opencontainers.image.licenses",
                "Apache-2.0",
                "org.opencontainers.image.version",
                tag,
                "org.opencontainers.image.revision",
                revision));
    }
}
