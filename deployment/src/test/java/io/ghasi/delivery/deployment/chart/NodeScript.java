package io.ghasi.delivery.deployment.chart;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A script of {@code deployment/validation}, with the npm packages that it wants. Wants Node 20 and npm. */
public final class NodeScript {
    private static final Path FOLDER = Yaml.ROOT.resolve("deployment/validation");
    private static final Path WORK = Yaml.ROOT.resolve("deployment/target/validation");

    private NodeScript() {}

    /** What {@code script} says to {@code input}, a line each. */
    public static List<String> run(String script, String input) throws IOException, InterruptedException {
        install();
        return perform(input, "node", script);
    }

    // Once for a lock file.
    private static synchronized void install() throws IOException, InterruptedException {
        Path done = WORK.resolve("installed");
        String lock = Files.readString(FOLDER.resolve("package-lock.json"));
        boolean isFresh = Files.exists(done) && Files.readString(done).equals(lock);
        Files.createDirectories(WORK);
        try (Stream<Path> files = Files.list(FOLDER)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.write(WORK.resolve(file.getFileName()), Files.readAllBytes(file));
            }
        }
        if (!isFresh) {
            perform("", "npm", "ci", "--silent");
            Files.writeString(done, lock);
        }
    }

    private static List<String> perform(String input, String... command) throws IOException, InterruptedException {
        Path errors = Files.createTempFile("validation", ".log");
        Process process;
        try {
            process = new ProcessBuilder(command)
                    .directory(WORK.toFile())
                    .redirectError(errors.toFile())
                    .start();
        } catch (IOException e) {
            throw new IOException(command[0] + " is not on PATH: tests of the chart want Node 20 with npm", e);
        }
        try (OutputStream in = process.getOutputStream()) {
            in.write(input.getBytes(StandardCharsets.UTF_8));
        }
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException(String.join(" ", command) + ": " + Files.readString(errors));
        }
        return said.lines().toList();
    }
}
