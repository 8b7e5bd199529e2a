package io.ghasi.delivery.testkit.servers;

import io.ghasi.delivery.testkit.servers.ServerProcess.Recipe;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** delivery-api as a process of its own, from the jar that the build made. */
public final class ApiServer implements AutoCloseable {
    /**
     * The one set of flags: an AOT cache serves the flags that it was trained with. The young generation is bounded since it is touched
     * whole however little lives in it: measured, 407 MiB resident without and 325 with it, for 3 % more CPU.
     */
    static final List<String> FLAGS = List.of(
            "-Xmx512m",
            "-Xmn64m",
            "-XX:+UseSerialGC",
            "-XX:+UseCompactObjectHeaders",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow");

    // It answers within two seconds of its own processor time; a busy machine's are longer.
    private static final int PATIENCE_MILLIS = 15_000;

    private final Launch launch;
    private ServerProcess process;

    private ApiServer(Launch launch, ServerProcess process) {
        this.launch = launch;
        this.process = process;
    }

    /**
     * How to start it.
     *
     * @param jar with its libraries beside it
     * @param home holds the log
     * @param environment what {@code DeliveryProperties} reads, without ports
     * @param flags of the JVM besides the usual ones
     * @param java the JVM
     */
    public record Launch(
            Path jar,
            Path home,
            int port,
            int metricsPort,
            Map<String, String> environment,
            List<String> flags,
            Path java) {
        /** With the JVM that this runs on. */
        public Launch(
                Path jar, Path home, int port, int metricsPort, Map<String, String> environment, List<String> flags) {
            this(jar, home, port, metricsPort, environment, flags, OwnJvm.java());
        }

        /** On free ports, with the usual flags. */
        public static Launch of(Path jar, Path home, Map<String, String> environment) throws IOException {
            return new Launch(jar, home, Ports.free(), Ports.free(), environment, List.of());
        }

        /** The same, with one more flag. */
        public Launch with(String flag) {
            List<String> more = new ArrayList<>(flags);
            more.add(flag);
            return new Launch(jar, home, port, metricsPort, environment, List.copyOf(more), java);
        }

        /** The same, on another JVM. */
        public Launch on(Path otherJava) {
            return new Launch(jar, home, port, metricsPort, environment, flags, otherJava);
        }

        /** The same, ready sooner and slower later: for tests that start it often. */
        public Launch quick() {
            return with(QuickStart.FLAG);
        }
    }

    /** Starts it; returns when it is ready. */
    public static ApiServer start(Launch launch) throws IOException, InterruptedException {
        Files.createDirectories(launch.home());
        ApiServer server = new ApiServer(launch, run(launch));
        server.process.await(server::isReady);
        return server;
    }

    private static ServerProcess run(Launch launch) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(launch.java().toString());
        command.addAll(FLAGS);
        command.addAll(launch.flags());
        command.addAll(List.of("-jar", launch.jar().toString()));
        Map<String, String> environment = new LinkedHashMap<>(launch.environment());
        environment.put("SERVER_PORT", Integer.toString(launch.port()));
        environment.put("DELIVERY_METRICS_PORT", Integer.toString(launch.metricsPort()));
        return ServerProcess.start(
                new Recipe("delivery-api", launch.home().resolve("api.log"), "TERM", environment, command));
    }

    /** Where it answers. */
    public URI uri() {
        return URI.create("http://127.0.0.1:" + launch.port());
    }

    /** Where its metrics are. */
    public URI metrics() {
        return URI.create("http://127.0.0.1:" + launch.metricsPort() + "/metrics");
    }

    /** Of the operating system. */
    public long pid() {
        return process.pid();
    }

    /** What it wrote. */
    public Path log() {
        return launch.home().resolve("api.log");
    }

    /** Whether it says that it can serve. */
    public boolean isReady() throws IOException {
        HttpURLConnection connection =
                (HttpURLConnection) uri().resolve("/readyz").toURL().openConnection();
        connection.setConnectTimeout(PATIENCE_MILLIS);
        connection.setReadTimeout(PATIENCE_MILLIS);
        try {
            return connection.getResponseCode() == HttpURLConnection.HTTP_OK;
        } finally {
            connection.disconnect();
        }
    }

    /** Ends it as a power cut would, and starts it again on the same port. */
    public void crash() throws IOException, InterruptedException {
        process.killAll();
        process = run(launch);
        process.await(this::isReady);
    }

    /** Tells it to end, waits until it has, and starts it again on the same port. */
    public void restart() throws IOException, InterruptedException {
        process.stop();
        process = run(launch);
        process.await(this::isReady);
    }

    /** Tells it to end; it finishes what it has begun. Returns when it is gone. */
    @Override
    public void close() {
        process.stop();
    }
}
