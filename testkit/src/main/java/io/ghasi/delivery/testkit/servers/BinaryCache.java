package io.ghasi.delivery.testkit.servers;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** Folders of server binaries, kept per user and filled once. */
final class BinaryCache {
    private final Path root;

    private BinaryCache(Path root) {
        this.root = root;
    }

    /** The user's: {@code $XDG_CACHE_HOME/delivery-service}, else {@code ~/.cache/delivery-service}. */
    static BinaryCache ofUser() {
        String xdg = System.getenv("XDG_CACHE_HOME");
        Path base = xdg == null || xdg.isBlank() ? Path.of(System.getProperty("user.home"), ".cache") : Path.of(xdg);
        return new BinaryCache(base.resolve("delivery-service"));
    }

    /** How a folder gets its content. */
    @FunctionalInterface
    interface Filler {
        void fill(Path folder) throws IOException, InterruptedException;
    }

    /**
     * The folder {@code name}. Filled beside its place and moved there whole, under a lock: two processes may ask at once, and
     * one that dies half way leaves nothing that looks ready.
     */
    Path folder(String name, Filler filler) throws IOException, InterruptedException {
        Path ready = root.resolve(name);
        if (Files.isDirectory(ready)) {
            return ready;
        }
        Files.createDirectories(root);
        try (FileChannel channel = FileChannel.open(
                        root.resolve(name + ".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock _ = channel.lock()) {
            if (!Files.isDirectory(ready)) {
                Path half = Files.createTempDirectory(root, name + ".");
                filler.fill(half);
                Files.move(half, ready, StandardCopyOption.ATOMIC_MOVE);
            }
        }
        return ready;
    }
}
