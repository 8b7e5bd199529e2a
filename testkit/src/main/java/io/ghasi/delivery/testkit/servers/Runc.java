package io.ghasi.delivery.testkit.servers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;

/**
 * Containers as a node of a cluster would run them: one processor, one GiB, a root that cannot be written, no capability and no way to any, user 10001. They
 * share the machine's network.
 */
public final class Runc {
    private static final DebianPackage PACKAGE = new DebianPackage("bookworm", "runc", "1.1.5");
    private static final JsonMapper JSON = new JsonMapper();
    private static final long GIBIBYTE = 1L << 30;
    private static final int PERIOD = 100_000;
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Path root;
    private final Path home;
    private final Path program;
    private final String libraries;

    /** Of {@code root}, an image's files; bundles and logs come to lie in {@code home}. */
    public Runc(Path root, Path home) throws IOException, InterruptedException {
        this.root = root;
        this.home = Files.createDirectories(home);
        Path files = PACKAGE.root();
        this.program = files.resolve("usr/sbin/runc");
        // It starts itself again, which a loader in front of it would not survive. The C library is the system's.
        Path own = Files.createDirectories(home.resolve("lib"));
        for (Path library : seccomp(files)) {
            Files.copy(library, own.resolve("libseccomp.so.2"));
        }
        this.libraries = own.toString();
    }

    private static List<Path> seccomp(Path files) throws IOException {
        try (Stream<Path> found = Files.find(files, 5, (path, _) -> path.endsWith("libseccomp.so.2"))) {
            return found.limit(1).toList();
        }
    }

    /** A container that was started. */
    public final class Container {
        private final String id;
        private final Process process;
        private final Path log;

        private Container(String id, Process process, Path log) {
            this.id = id;
            this.process = process;
            this.log = log;
        }

        /** All that it wrote so far. */
        public String said() throws IOException {
            return Files.readString(log);
        }

        /** Whether it has not ended. */
        public boolean isRunning() {
            return process.isAlive();
        }

        /** Of its first process, as the machine numbers it; once it runs. */
        public long pid() throws IOException {
            return Long.parseLong(Files.readString(pidFile(id)).strip());
        }

        /** What it ended with. */
        public int ended() throws InterruptedException {
            return endedWithin(PATIENCE);
        }

        /** What it ended with; one that has not by then is an error. */
        public int endedWithin(Duration patience) throws InterruptedException {
            if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new IllegalStateException(id + " does not end within " + patience);
            }
            return process.exitValue();
        }

        /** Tells it to end, as a cluster does that takes a pod away. */
        public void stop() throws IOException, InterruptedException {
            signal("TERM");
        }

        /** Ends it, whatever it does. */
        public void kill() throws IOException, InterruptedException {
            if (isRunning()) {
                signal("KILL");
                int _ = ended();
            }
        }

        /** Runs {@code words} beside its first process; returns what they ended with, and {@code out} has what they wrote. */
        public int exec(Path out, String... words) throws IOException, InterruptedException {
            String[] all =
                    Stream.concat(Stream.of("exec", id), Stream.of(words)).toArray(String[]::new);
            return runc(out, all).waitFor();
        }

        private void signal(String signal) throws IOException, InterruptedException {
            runc(home.resolve(id + ".signal.log"), "kill", id, signal).waitFor();
        }
    }

    /** Runs {@code words}, such as {@code api}, with {@code environment}. */
    public Container run(String id, Map<String, String> environment, String... words) throws IOException {
        return run(id, config(id, environment, words));
    }

    /** Runs what {@code config} of the OCI runtime specification says. */
    public Container run(String id, Map<String, Object> config) throws IOException {
        Path bundle = Files.createDirectories(home.resolve(id));
        Files.writeString(bundle.resolve("config.json"), JSON.writeValueAsString(config));
        Path log = home.resolve(id + ".log");
        return new Container(
                id, runc(log, "run", "--pid-file", pidFile(id).toString(), "--bundle", bundle.toString(), id), log);
    }

    private Path pidFile(String id) {
        return home.resolve(id + ".pid");
    }

    private Process runc(Path log, String... words) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(Stream.concat(
                        Stream.of(
                                program.toString(),
                                "--root",
                                home.resolve("state").toString()),
                        Stream.of(words))
                .toList());
        builder.environment().put("LD_LIBRARY_PATH", libraries);
        return builder.redirectErrorStream(true).redirectOutput(log.toFile()).start();
    }

    private Map<String, Object> config(String id, Map<String, String> environment, String... words) {
        List<String> variables = Stream.concat(
                        Stream.of("PATH=/app/bin:/opt/java/bin"),
                        environment.entrySet().stream().map(it -> it.getKey() + "=" + it.getValue()))
                .toList();
        return Map.of(
                "ociVersion", "1.0.2",
                "hostname", id,
                "root", Map.of("path", root.toString(), "readonly", true),
                "process",
                        Map.of(
                                "user",
                                Map.of("uid", 10001, "gid", 10001),
                                "args",
                                List.of(words),
                                "env",
                                variables,
                                "cwd",
                                "/app",
                                "noNewPrivileges",
                                true,
                                "capabilities",
                                Map.of("bounding", List.of(), "effective", List.of(), "permitted", List.of())),
                "mounts",
                        List.of(
                                Map.of("destination", "/proc", "type", "proc", "source", "proc"),
                                mount("/dev", List.of("nosuid", "mode=755", "size=65536k")),
                                mount("/tmp", List.of("nosuid", "nodev", "noexec", "mode=1777", "size=64m"))),
                "linux",
                        Map.of(
                                "namespaces",
                                        Stream.of("pid", "ipc", "uts", "mount")
                                                .map(it -> Map.of("type", it))
                                                .toList(),
                                "cgroupsPath",
                                        "/delivery-" + ProcessHandle.current().pid() + "-" + id,
                                "resources",
                                        Map.of(
                                                "memory", Map.of("limit", GIBIBYTE),
                                                "cpu", Map.of("quota", PERIOD, "period", PERIOD))));
    }

    private static Map<String, Object> mount(String at, List<String> options) {
        return Map.of("destination", at, "type", "tmpfs", "source", "tmpfs", "options", options);
    }
}
