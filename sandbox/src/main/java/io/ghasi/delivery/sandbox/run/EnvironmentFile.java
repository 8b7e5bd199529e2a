package io.ghasi.delivery.sandbox.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.TreeMap;

/** What a process is told, for others who do its work: one {@code KEY=VALUE} a line. */
final class EnvironmentFile {
    private EnvironmentFile() {}

    /** There whole or not at all, and for nobody else to read: it holds passwords. */
    static void write(Path file, Map<String, String> environment) throws IOException {
        StringBuilder text = new StringBuilder();
        new TreeMap<>(environment)
                .forEach((name, value) ->
                        text.append(name).append('=').append(value).append('\n'));
        // Temporary files are their owner's alone.
        Path half = Files.createTempFile(file.toAbsolutePath().getParent(), "env", ".half");
        Files.writeString(half, text);
        Files.move(half, file, StandardCopyOption.ATOMIC_MOVE);
    }
}
