package io.ghasi.delivery.bench.load;

import java.io.BufferedWriter;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;

/** The load generator, seen from the process that started it. */
public final class LoadGenerator implements AutoCloseable {
    private static final JsonMapper JSON = new JsonMapper();

    private final Path targets;
    private final Process process;
    private final BufferedWriter phases;

    private LoadGenerator(Path targets, Process process) {
        this.targets = targets;
        this.process = process;
        this.phases = process.outputWriter();
    }

    /** Starts it against {@code service}. */
    public static LoadGenerator start(URI service) throws IOException {
        // Tokens are in it.
        var mine = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        Path targets = Files.createTempFile("targets", ".txt", mine);
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xms128m",
                        "-Xmx128m",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        LoadProcess.class.getName(),
                        service.toString(),
                        targets.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        return new LoadGenerator(targets, process);
    }

    /** What the phases to come are played with. */
    public void aim(List<Target> at) throws IOException {
        Files.write(targets, at.stream().map(Target::line).toList());
    }

    /**
     * Plays {@code phase}.
     *
     * @throws IllegalStateException with a sample where any request failed
     */
    public PhaseResult play(Phase phase) throws IOException {
        phases.write(phase.line() + "\n");
        phases.flush();
        String line = process.inputReader().readLine();
        if (line == null) {
            throw new IOException("the load generator ended");
        }
        PhaseResult result = JSON.readValue(line, PhaseResult.class);
        if (result.failure() != null) {
            throw new IllegalStateException(
                    phase + " failed after " + result.answered() + " answers: " + result.failure());
        }
        return result;
    }

    /** Of the operating system. */
    public long pid() {
        return process.pid();
    }

    @Override
    public void close() {
        try {
            phases.close();
            process.waitFor();
            Files.delete(targets);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException _) {
            process.destroy();
            Thread.currentThread().interrupt();
        }
    }
}
