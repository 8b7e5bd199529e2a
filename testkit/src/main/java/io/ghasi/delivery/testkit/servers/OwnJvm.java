package io.ghasi.delivery.testkit.servers;

import java.nio.file.Path;

/** The JVM that this runs on. */
final class OwnJvm {
    private OwnJvm() {}

    static Path java() {
        return Path.of(System.getProperty("java.home"), "bin", "java");
    }
}
