package io.ghasi.delivery.deployment.chart;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Helm's binding leaves hooks out of what it renders. In a copy of the chart they are called something else, until they are rendered. */
final class Unhooked {
    private static final String HOOK = "helm.sh/hook";
    private static final String OTHERWISE = "unhooked/hook";

    private Unhooked() {}

    static Path copy(Path chart) {
        try (Stream<Path> walk = Files.walk(chart)) {
            Path to = Files.createTempDirectory("chart").resolve("delivery-service");
            List<Path> all = walk.toList();
            for (Path from : all) {
                copy(from, to.resolve(chart.relativize(from).toString()));
            }
            return to;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        if (Files.isDirectory(from)) {
            Files.createDirectories(to);
        } else {
            Files.writeString(to, Files.readString(from).replace(HOOK, OTHERWISE));
        }
    }

    static String back(String rendered) {
        return rendered.replace(OTHERWISE, HOOK);
    }
}
