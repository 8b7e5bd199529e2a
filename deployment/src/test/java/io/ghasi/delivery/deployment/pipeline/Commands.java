package io.ghasi.delivery.deployment.pipeline;

import io.ghasi.delivery.deployment.chart.Yaml;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Commands, as a person or a workflow calls them. */
final class Commands {
    private Commands() {}

    /** What a command ended with, and all that it said. */
    record Said(int status, String text) {}

    /** {@code ./delivery} of this checkout. */
    static Said delivery(String... words) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("./delivery"));
        command.addAll(List.of(words));
        return run(Yaml.ROOT, Map.of(), "", command);
    }

    /** {@code command} in {@code folder}, with {@code input}. */
    static Said run(Path folder, Map<String, String> environment, String input, List<String> command)
            throws IOException, InterruptedException {
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
        builder.environment().putAll(environment);
        Process process = builder.start();
        try (OutputStream in = process.getOutputStream()) {
            in.write(input.getBytes(StandardCharsets.UTF_8));
        }
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Said(process.waitFor(), said);
    }
}
