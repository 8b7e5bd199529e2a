package io.ghasi.delivery.bench.machine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Files under {@code /proc}, proc(5). */
final class ProcFile {
    private ProcFile() {}

    static List<String> lines(String file) {
        try {
            return Files.readAllLines(Path.of("/proc", file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The value on the line that begins with {@code name}. */
    static String value(String file, String name) {
        return lines(file).stream()
                .filter(line -> line.startsWith(name))
                .map(line -> line.substring(line.indexOf(':') + 1).strip())
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no " + name + " in /proc/" + file));
    }

    /** Kibibytes, as in {@code VmHWM: 1024 kB}. */
    static long kibibytes(String file, String name) {
        return Long.parseLong(value(file, name).split(" ", -1)[0]);
    }
}
