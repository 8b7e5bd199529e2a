package io.ghasi.delivery.bench.service;

import io.ghasi.delivery.testkit.servers.Ports;
import io.ghasi.delivery.testkit.servers.Runc;
import io.ghasi.delivery.testkit.servers.Runc.Container;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/** The api of the image that {@code ./delivery image} built, with what a pod has: one processor, one GiB. Always at the same port. */
final class ContainedApi implements ApiStarter {
    private static final Duration LONGEST = Duration.ofMinutes(1);
    private static final Duration BETWEEN = Duration.ofMillis(5);

    private final Path image;
    private final URI uri;
    private final int metrics;
    private final String flags;
    private int started;

    private ContainedApi(Path image, int port, int metrics, String flags) {
        this.image = image;
        this.uri = URI.create("http://127.0.0.1:" + port);
        this.metrics = metrics;
        this.flags = flags;
    }

    static ContainedApi in(Path root, String flags) throws IOException {
        Path image = root.resolve("image/target/image/root");
        if (!Files.isDirectory(image.resolve("app/aot"))) {
            throw new IOException("there is no image: let ./delivery image build one first");
        }
        return new ContainedApi(image, Ports.free(), Ports.free(), flags);
    }

    @Override
    public RunningApi start(Path home, Map<String, String> environment) throws IOException, InterruptedException {
        Map<String, String> told = new HashMap<>(environment);
        told.put("SERVER_PORT", Integer.toString(uri.getPort()));
        told.put("DELIVERY_METRICS_PORT", Integer.toString(metrics));
        if (!flags.isEmpty()) {
            told.put("JDK_JAVA_OPTIONS", flags);
        }
        Runc runc = new Runc(image, Files.createDirectory(home.resolve("runc-" + ++started)));
        long began = System.nanoTime();
        Container container = runc.run("api", told, "api");
        while (!isReady()) {
            if (!container.isRunning() || System.nanoTime() - began > LONGEST.toNanos()) {
                container.kill();
                throw new IOException("the api does not become ready:\n" + container.said());
            }
            LockSupport.parkNanos(BETWEEN.toNanos());
        }
        return new Running(container, container.pid(), uri, Duration.ofNanos(System.nanoTime() - began));
    }

    private boolean isReady() {
        try {
            var ready = (HttpURLConnection) uri.resolve("/readyz").toURL().openConnection();
            return ready.getResponseCode() == HttpURLConnection.HTTP_OK;
        } catch (IOException _) {
            return false;
        }
    }

    private record Running(Container container, long pid, URI uri, Duration readyAfter) implements RunningApi {
        @Override
        public void close() {
            try {
                container.stop();
                container.ended();
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
