package io.ghasi.delivery.deployment.chart;

import io.ghasi.delivery.testkit.servers.DebianPackage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Prometheus' own tool, which reads rules as Prometheus does. */
final class Promtool {
    private static final DebianPackage PACKAGE = new DebianPackage("bookworm", "prometheus", "2.42.0");

    private Promtool() {}

    /** What it ended with, and what it said. */
    record Said(int status, String text) {}

    static Said run(Path folder, String... words) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(PACKAGE.command("usr/bin/promtool"));
        command.addAll(List.of(words));
        Path log = folder.resolve("promtool.log");
        int status = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start()
                .waitFor();
        return new Said(status, Files.readString(log));
    }
}
