package io.ghasi.delivery.testkit.servers;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.stream.Stream;

/**
 * The api's AOT cache (JEP 514): classes loaded and linked, and methods profiled, in a training run. It serves the very jars, JVM and flags that it
 * was trained with; its name is a digest of them.
 */
public final class AotCache {
    private final Path file;

    private AotCache(Path file) {
        this.file = file;
    }

    /** The cache for {@code jar} as it is now, in {@code folder}. */
    public static AotCache of(Path jar, Path folder) throws IOException {
        return new AotCache(folder.resolve(digest(jar) + ".aot"));
    }

    /** Whether there is one. */
    public boolean isTrained() {
        return Files.exists(file);
    }

    /** What a JVM needs to be told to use it. */
    public String flag() {
        return "-XX:AOTCache=" + file;
    }

    /** What a process does that is trained: what it will do later. */
    @FunctionalInterface
    public interface Exercise {
        void with(ApiServer server) throws IOException, InterruptedException;
    }

    /** Starts the api as {@code launch} says, lets it do {@code exercise}, and keeps what was learnt. Caches of other jars are removed. */
    public void train(ApiServer.Launch launch, Exercise exercise) throws IOException, InterruptedException {
        Files.createDirectories(file.getParent());
        Path half = file.resolveSibling("training.half");
        Files.deleteIfExists(half);
        try (ApiServer server = ApiServer.start(launch.with("-XX:AOTCacheOutput=" + half))) {
            exercise.with(server);
        }
        // It is written as the process ends: in parts first, whole at last.
        if (!Files.exists(half) || Files.exists(half.resolveSibling(half.getFileName() + ".config"))) {
            throw new IOException("the JVM wrote no AOT cache; its log is in " + launch.home());
        }
        try (Stream<Path> others = Files.list(file.getParent())) {
            for (Path other :
                    others.filter(path -> path.toString().endsWith(".aot")).toList()) {
                Files.delete(other);
            }
        }
        Files.move(half, file, StandardCopyOption.ATOMIC_MOVE);
    }

    private static String digest(Path jar) throws IOException {
        StringBuilder all = new StringBuilder(System.getProperty("java.runtime.version")).append(ApiServer.FLAGS);
        describe(jar, all);
        try (Stream<Path> libraries = Files.list(jar.resolveSibling("lib"))) {
            for (Path library : libraries.sorted().toList()) {
                describe(library, all);
            }
        }
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256").digest(all.toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 8);
        } catch (GeneralSecurityException e) {
            throw new AssertionError("every Java platform has SHA-256", e);
        }
    }

    // The JVM compares size and time too.
    private static void describe(Path file, StringBuilder all) throws IOException {
        all.append(file).append(Files.size(file)).append(Files.getLastModifiedTime(file));
    }
}
