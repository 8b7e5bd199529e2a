package io.ghasi.delivery.testkit.servers;

import io.ghasi.delivery.testkit.servers.ServerProcess.Recipe;
import io.ghasi.delivery.testkit.tls.ServerKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/** PostgreSQL 16 on loopback, with fsync on: durable means durable in tests too. */
public final class PostgresServer implements AutoCloseable {
    private static final String PID_FILE = "postmaster.pid";
    private static final Map<String, String> SETTINGS = Map.of(
            "listen_addresses", "127.0.0.1",
            "unix_socket_directories", "",
            "fsync", "on",
            "synchronous_commit", "on",
            "max_connections", "200",
            "shared_buffers", "128MB",
            "password_encryption", "scram-sha-256",
            "max_wal_size", "1GB");

    private final Path data;
    private final int port;
    private final Login superuser;
    private ServerProcess process;

    private PostgresServer(Path data, int port, Login superuser) throws IOException, InterruptedException {
        this.data = data;
        this.port = port;
        this.superuser = superuser;
        this.process = launch();
    }

    /** A role and its password, made for this server alone. */
    public record Login(String user, String password) {
        /** A login for {@code user} that nobody can guess. */
        public static Login random(String user) {
            byte[] bytes = new byte[24];
            new SecureRandom().nextBytes(bytes);
            return new Login(user, HexFormat.of().formatHex(bytes));
        }

        @Override
        public String toString() {
            return user;
        }
    }

    /** A new cluster in {@code home}, which must be empty or absent. */
    public static PostgresServer create(Path home) throws IOException, InterruptedException {
        return open(ServerHome.empty(home));
    }

    /**
     * The cluster in {@code home} with what was kept there, password and port included; a new one where there is none. One
     * process at a time may use a home.
     */
    public static PostgresServer open(Path home) throws IOException, InterruptedException {
        return open(ServerHome.of(home));
    }

    private static PostgresServer open(ServerHome home) throws IOException, InterruptedException {
        Login superuser = home.secrets().login("postgres");
        Path data = home.file("data");
        if (Files.notExists(data)) {
            initdb(home, data);
        }
        awaitEnd(data.resolve(PID_FILE));
        return new PostgresServer(data, home.port(), superuser);
    }

    // Made beside its place: an initdb that is interrupted leaves nothing that looks like a cluster.
    private static void initdb(ServerHome home, Path data) throws IOException, InterruptedException {
        Path half = home.file("data.half");
        if (Files.exists(half)) {
            Folders.delete(half);
        }
        List<String> command = List.of(
                program("initdb"),
                "--pgdata=" + half,
                "--username=postgres",
                "--pwfile=" + home.secrets().file("postgres"),
                "--auth=scram-sha-256",
                "--encoding=UTF8",
                "--locale=C.UTF-8");
        Path log = home.file("initdb.log");
        Process initdb = new ProcessBuilder(Unprivileged.command(command))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        if (initdb.waitFor() != 0) {
            throw new IOException("initdb failed:\n" + Files.readString(log));
        }
        Files.move(half, data, StandardCopyOption.ATOMIC_MOVE);
    }

    // The process before us may have died just now, and its server be writing its last checkpoint.
    private static void awaitEnd(Path pidFile) throws IOException {
        if (Files.exists(pidFile)) {
            long pid = Long.parseLong(Files.readAllLines(pidFile).getFirst().strip());
            ProcessHandle.of(pid)
                    .filter(process -> process.info().command().orElse("").endsWith("/postgres"))
                    .ifPresent(process -> process.onExit().join());
            Files.deleteIfExists(pidFile);
        }
    }

    private static String program(String name) throws IOException, InterruptedException {
        return PostgresBinaries.folder().resolve("bin").resolve(name).toString();
    }

    private ServerProcess launch() throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(program("postgres"), "-D", data.toString(), "-p", "" + port));
        SETTINGS.forEach((key, value) -> command.addAll(List.of("-c", key + "=" + value)));
        // After a crash every file is synced before recovery: one by one that is a minute where there are twenty
        // databases.
        if (System.getProperty("os.name").equals("Linux")) {
            command.addAll(List.of("-c", "recovery_init_sync_method=syncfs"));
        }
        Path log = data.resolveSibling("postgres.log");
        ServerProcess started =
                ServerProcess.start(new Recipe("PostgreSQL", log, "INT", Unprivileged.command(command)));
        started.await(() -> {
            try (Connection connection = connect("postgres", superuser)) {
                return connection.isValid(1);
            }
        });
        return started;
    }

    /** Opens a connection to {@code database}, straight to the server. */
    public Connection connect(String database, Login login) throws SQLException {
        return DriverManager.getConnection(jdbcUrl(database), login.user(), login.password());
    }

    /** Where {@code database} is, for JDBC. */
    public String jdbcUrl(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    /** Runs {@code sql} as the superuser. */
    public void execute(String database, String sql) throws SQLException {
        try (Connection connection = connect(database, superuser);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Offers TLS from now on, as whom {@code key} says; connections that are open stay as they are. Whoever wants none is let in all the same. */
    public void present(ServerKey key) throws IOException, SQLException {
        key.swapInto(data);
        execute("postgres", "ALTER SYSTEM SET ssl = on");
        execute("postgres", "SELECT pg_reload_conf()");
    }

    public Login superuser() {
        return superuser;
    }

    public int port() {
        return port;
    }

    /** Ends it as a power cut would, and starts it again on the same port. */
    public void crash() throws IOException, InterruptedException {
        process.killAll();
        Files.deleteIfExists(data.resolve(PID_FILE));
        process = launch();
    }

    /** Ends it at once but cleanly, and starts it again on the same port. */
    public void restart() throws IOException, InterruptedException {
        process.stop();
        process = launch();
    }

    /** Ends it as a power cut would: for whoever deletes its data, and does not wait until dozens of databases are written. */
    void abandon() {
        process.killAll();
    }

    @Override
    public void close() {
        process.stop();
    }
}
