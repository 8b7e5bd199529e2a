package io.ghasi.delivery.bench.service;

import io.ghasi.delivery.testkit.servers.AotCache;
import io.ghasi.delivery.testkit.servers.ApiServer;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/** The api with the AOT cache that {@code ./delivery run} trained. */
record TrainedApi(Path jar, AotCache cache) implements ApiStarter {
    static TrainedApi in(Path root) throws IOException {
        Path jar = root.resolve("api/target/api.jar");
        AotCache cache = AotCache.of(jar, root.resolve(".delivery/aot"));
        if (!cache.isTrained()) {
            throw new IOException("there is no AOT cache for this build: let ./delivery run train one first");
        }
        return new TrainedApi(jar, cache);
    }

    @Override
    public RunningApi start(Path home, Map<String, String> environment) throws IOException, InterruptedException {
        ApiServer.Launch launch = ApiServer.Launch.of(jar, home, environment).with(cache.flag());
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
