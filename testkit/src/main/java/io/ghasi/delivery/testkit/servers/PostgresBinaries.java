package io.ghasi.delivery.testkit.servers;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** PostgreSQL's own programs, out of the archive that the build brings along. */
final class PostgresBinaries {
    private static final String VERSION = "16.15.0";
    private static final String ARCHIVE = "/postgres-linux-x86_64.txz";

    private PostgresBinaries() {}

    /** The folder that holds {@code bin}, {@code lib} and {@code share}. */
    static Path folder() throws IOException, InterruptedException {
        return BinaryCache.ofUser().folder("postgres-" + VERSION, PostgresBinaries::unpack);
    }

    private static void unpack(Path folder) throws IOException, InterruptedException {
        System.err.println("unpacking PostgreSQL " + VERSION);
        Path archive = folder.resolve("archive.txz");
        try (InputStream in = PostgresBinaries.class.getResourceAsStream(ARCHIVE)) {
            if (in == null) {
                throw new FileNotFoundException(ARCHIVE + ": there is no PostgreSQL for this system on the class path");
            }
            Files.copy(in, archive);
        }
        Process tar = new ProcessBuilder("tar", "-xJf", archive.toString(), "-C", folder.toString())
                .inheritIO()
                .start();
        if (tar.waitFor() != 0) {
            throw new IOException("tar could not unpack PostgreSQL; it needs xz (Debian: xz-utils)");
        }
        Files.delete(archive);
    }
}
