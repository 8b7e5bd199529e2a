package io.ghasi.delivery.testkit.servers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
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
        Login superuser = Login.random("postgres");
        Path data = home.resolve("data");
        Files.createDirectories(home);
        initdb(home, data, superuser);
        return new PostgresServer(data, Ports.free(), superuser);
    }

    private static void initdb(Path home, Path data, Login superuser) throws IOException, InterruptedException {
        var secret = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        Path password = Files.createFile(home.resolve("password"), secret);
        try {
            Files.writeString(password, superuser.password());
            List<String> command = List.of(
                    program("initdb"),
                    "--pgdata=" + data,
                    "--username=" + superuser.user(),
                    "--pwfile=" + password,
                    "--auth=scram-sha-256",
                    "--encoding=UTF8",
                    "--locale=C.UTF-8");
            Path log = home.resolve("initdb.log");
            Process initdb = new ProcessBuilder(Unprivileged.command(command))
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
            if (initdb.waitFor() != 0) {
                throw new IOException("initdb failed:\n" + Files.readString(log));
            }
        } finally {
            Files.delete(password);
        }
    }

    private static String program(String name) throws IOException, InterruptedException {
        return PostgresBinaries.folder().resolve("bin").resolve(name).toString();
    }

    private ServerProcess launch() throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(program("postgres"), "-D", data.toString(), "-p", "" + port));
        SETTINGS.forEach((key, value) -> command.addAll(List.of("-c", key + "=" + value)));
        Path log = data.resolveSibling("postgres.log");
        ServerProcess started =
                ServerProcess.start("PostgreSQL", log, Map.of("TZ", "UTC"), Unprivileged.command(command));
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

    public Login superuser() {
        return superuser;
    }

    public int port() {
        return port;
    }

    /** Ends it as a power cut would, and starts it again on the same port. */
    public void crash() throws IOException, InterruptedException {
        process.killAll();
        Files.deleteIfExists(data.resolve("postmaster.pid"));
        process = launch();
    }

    /** Ends it at once but cleanly, and starts it again on the same port. */
    public void restart() throws IOException, InterruptedException {
        process.stop("INT");
        process = launch();
    }

    @Override
    public void close() {
        process.stop("INT");
    }
}
