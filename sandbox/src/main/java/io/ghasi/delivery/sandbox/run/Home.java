package io.ghasi.delivery.sandbox.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where things are.
 *
 * @param root of the checkout
 */
record Home(Path root) {
    /** The one that the launcher names. */
    static Home ofCheckout() {
        String root = System.getProperty("delivery.root");
        if (root == null) {
            throw new IllegalStateException("-Ddelivery.root is missing: start this with ./delivery");
        }
        return new Home(Path.of(root));
    }

    /** Everything that the sandbox keeps. */
    Path folder() {
        return root.resolve(".delivery/sandbox");
    }

    Path data() {
        return folder().resolve("data");
    }

    Path apiJar() {
        return root.resolve("api/target/api.jar");
    }

    Path relayJar() {
        return root.resolve("outbox-relay/target/outbox-relay.jar");
    }

    Path projectorJar() {
        return root.resolve("event-projector/target/event-projector.jar");
    }

    /** What {@code ./delivery dlq} and {@code replay} are told; for nobody but its owner. */
    Path operator() {
        return folder().resolve("operator.env");
    }

    Path aotCaches() {
        return root.resolve(".delivery/aot");
    }

    Path demoCourse() {
        return root.resolve("samples/native-first-aid");
    }

    /** The process id of who runs here. */
    Path pid() {
        return folder().resolve("pid");
    }

    /** There when everything is up; says where. */
    Path ready() {
        return folder().resolve("ready");
    }

    /** What the relay is told, for those who operate it. */
    Path relayEnvironment() {
        return folder().resolve("relay.env");
    }

    /** Where the sandbox that is ready listens. */
    URI sandbox() throws IOException {
        if (!Files.exists(ready())) {
            throw new IOException("the sandbox is not ready; start it with ./delivery run");
        }
        return URI.create(Files.readString(ready()).strip());
    }

    /** A lock that is ours until this process ends, however it does; null where another process has it. */
    @Nullable
    FileLock lock() throws IOException {
        Files.createDirectories(folder());
        FileChannel channel =
                FileChannel.open(folder().resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        return channel.tryLock();
    }

    /** Forgets all data. */
    void wipe() throws IOException {
        if (!Files.exists(data())) {
            return;
        }
        try (Stream<Path> paths = Files.walk(data())) {
            paths.sorted(Comparator.reverseOrder()).forEach(Home::delete);
        }
    }

    private static void delete(Path path) {
        try {
            Files.delete(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
