package io.ghasi.delivery.acceptance.settings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A process of ours, as the build made it, that did not go on.
 *
 * @param status what it ended with
 * @param said all that it wrote
 * @param after how long it took
 */
public record Ended(int status, String said, Duration after) {
    /** What a process ends with that cannot start as it is told. */
    public static final int BAD_SETTINGS = 78;

    private static final Path ROOT = Path.of(System.getProperty("delivery.root"));

    /** Runs {@code process} with {@code words}, and with nothing of ours in its environment but {@code environment}. One that goes on is an error. */
    public static Ended of(String process, Map<String, String> environment, String... words)
            throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-jar",
                ROOT.resolve(process + "/target/" + process + ".jar").toString());
        builder.command().addAll(List.of(words));
        builder.environment().keySet().removeIf(name -> name.startsWith("DELIVERY_") || name.endsWith("_OPTIONS"));
        builder.environment().putAll(environment);
        Path said = Files.createTempFile("delivery-refusal", ".log");
        long began = System.nanoTime();
        Process started =
                builder.redirectErrorStream(true).redirectOutput(said.toFile()).start();
        try {
            if (!started.waitFor(1, TimeUnit.MINUTES)) {
                throw new AssertionError(process + " goes on: " + Files.readString(said));
            }
            return new Ended(started.exitValue(), Files.readString(said), Duration.ofNanos(System.nanoTime() - began));
        } finally {
            started.destroyForcibly();
            Files.delete(said);
        }
    }
}
