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

/** A process of ours that serves nobody but itself, such as the relay, from the jar that the build made; probes and metrics on its one port. */
public final class Worker implements AutoCloseable {
    private static final List<String> FLAGS = List.of(
            "-Xmx256m",
            "-Xmn64m",
            "-XX:+UseSerialGC",
            "-XX:+UseCompactObjectHeaders",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow");

    private final Launch launch;
    private ServerProcess process;

    private Worker(Launch launch, ServerProcess process) {
        this.launch = launch;
        this.process = process;
    }

    /**
     * How to start it.
     *
     * @param name of the process and of its log
     * @param program what stands after {@code java} and the usual flags: a jar, or a class path and a class
     * @param home holds the log
     * @param environment what it is told, without its port
     * @param java the JVM
     */
    public record Launch(
            String name, List<String> program, Path home, int port, Map<String, String> environment, Path java) {
        /** With the JVM that this runs on. */
        public Launch(String name, List<String> program, Path home, int port, Map<String, String> environment) {
            this(name, program, home, port, environment, OwnJvm.java());
        }

        /** From {@code jar}, with its libraries beside it. */
        public Launch(String name, Path jar, Path home, int port, Map<String, String> environment) {
            this(name, List.of("-jar", jar.toString()), home, port, environment);
        }

        /** From this process's own class path: for tests that run before there is a jar. */
        public static Launch ofClass(String name, Class<?> main, Path home, int port, Map<String, String> environment) {
            List<String> program = List.of("-cp", System.getProperty("java.class.path"), main.getName());
            return new Launch(name, program, home, port, environment);
        }

        /** The same, ready sooner and slower later: for tests that start it often. */
        public Launch quick() {
            List<String> quick = new ArrayList<>(List.of(QuickStart.FLAG));
            quick.addAll(program);
            return new Launch(name, quick, home, port, environment, java);
        }

        /** The same, on another JVM. */
        public Launch on(Path otherJava) {
            return new Launch(name, program, home, port, environment, otherJava);
        }

        Path log() {
            return home.resolve(name + ".log");
        }
    }

    /** Starts it; returns when it is ready. */
    public static Worker start(Launch launch) throws IOException, InterruptedException {
        Worker worker = begin(launch);
        worker.awaitReady();
        return worker;
    }

    /** Starts it, and does not wait: what it needs may not be there yet. */
    public static Worker begin(Launch launch) throws IOException {
        Files.createDirectories(launch.home());
        return new Worker(launch, run(launch));
    }

    private static ServerProcess run(Launch launch) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(launch.java().toString());
        command.addAll(FLAGS);
        command.addAll(launch.program());
        Map<String, String> environment = new LinkedHashMap<>(launch.environment());
        environment.put("DELIVERY_METRICS_PORT", Integer.toString(launch.port()));
        return ServerProcess.start(new Recipe(launch.name(), launch.log(), "TERM", environment, command));
    }

    public void awaitReady() throws IOException, InterruptedException {
        process.await(() -> status("/readyz") == HttpURLConnection.HTTP_OK);
    }

    /** What {@code path} is answered with. */
    public int status(String path) throws IOException {
        HttpURLConnection connection =
                (HttpURLConnection) uri().resolve(path).toURL().openConnection();
        connection.setConnectTimeout(1_000);
        connection.setReadTimeout(3_000);
        try {
            return connection.getResponseCode();
        } finally {
            connection.disconnect();
        }
    }

    /** Where its probes and metrics are. */
    public URI uri() {
        return URI.create("http://127.0.0.1:" + launch.port());
    }

    /** What it wrote. */
    public Path log() {
        return launch.log();
    }

    public long pid() {
        return process.pid();
    }

    /** Stops all its threads, as if its machine had been put to sleep. */
    public void pause() throws IOException, InterruptedException {
        process.pause();
    }

    /** Goes on after {@link #pause}. */
    public void goOn() {
        process.signal("CONT");
    }

    /** Ends it as {@code kill -9} does. */
    public void kill() {
        process.killAll();
    }

    /** Asks it to end and waits until it has. */
    public void stop() {
        process.stop();
    }

    /** Starts it again after {@link #kill} or {@link #stop}, and does not wait. */
    public void begin() throws IOException {
        process = run(launch);
    }

    @Override
    public void close() {
        process.stop();
    }
}
