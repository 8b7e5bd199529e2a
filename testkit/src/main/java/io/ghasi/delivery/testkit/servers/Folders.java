package io.ghasi.delivery.testkit.servers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Folders of servers that have ended. */
public final class Folders {
    private Folders() {}

    /** Removes {@code folder} and what is in it. */
    public static void delete(Path folder) {
        try (var paths = Files.walk(folder)) {
            paths.sorted((a, b) -> b.compareTo(a)).forEach(path -> {
                // A server's last files may have gone by themselves.
                boolean _ = path.toFile().delete();
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
