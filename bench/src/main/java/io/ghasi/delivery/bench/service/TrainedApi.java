package io.ghasi.delivery.bench.service;

import io.ghasi.delivery.testkit.servers.AotCache;
import io.ghasi.delivery.testkit.servers.ApiServer;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** The api with the AOT cache that {@code ./delivery run} trained; without one, where none was. */
final class TrainedApi {
    private final Path jar;
    private final Path home;
    private final Map<String, String> environment;
    private final AotCache cache;

    private TrainedApi(Path jar, Path home, Map<String, String> environment, AotCache cache) {
        this.jar = jar;
        this.home = home;
        this.environment = environment;
        this.cache = cache;
    }

    static TrainedApi in(Path root, Path home, Map<String, String> environment) throws IOException {
        Path jar = root.resolve("api/target/api.jar");
        AotCache cache = AotCache.of(jar, root.resolve(".delivery/aot"));
        if (!cache.isTrained()) {
            throw new IOException("there is no AOT cache for this build: let ./delivery run train one first");
        }
        return new TrainedApi(jar, home, environment, cache);
    }

    RunningApi start(ServiceUnderTest.Writes writes) throws IOException, InterruptedException {
        Map<String, String> told = new HashMap<>(environment);
        if (writes == ServiceUnderTest.Writes.ALONE) {
            told.put("DELIVERY_READS_LARGEST_BATCH", "1");
            told.put("DELIVERY_WRITES_LARGEST_BATCH", "1");
        }
        ApiServer.Launch launch = ApiServer.Launch.of(jar, home, told).with(cache.flag());
        long began = System.nanoTime();
        ApiServer server = ApiServer.start(launch);
        return new Running(server, Duration.ofNanos(System.nanoTime() - began));
    }

    private record Running(ApiServer server, Duration readyAfter) implements RunningApi {
        @Override
        public URI uri() {
            return server.uri();
        }

        @Override
        public long pid() {
            return server.pid();
        }

        @Override
        public void close() {
            server.close();
        }
    }
}
