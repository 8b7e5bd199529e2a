package io.ghasi.delivery.testkit.servers;

import io.ghasi.delivery.testkit.servers.PostgresServer.Login;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** PgBouncer in transaction mode in front of a PostgreSQL: what every process meets in production. */
public final class PgBouncerServer implements AutoCloseable {
    private static final DebianPackage PACKAGE = new DebianPackage("trixie", "pgbouncer", "1.24.1");

    // Length 8 and the code 80877103, as one number.
    private static final long SSL_REQUEST = (8L << 32) | 80_877_103;

    private final Path home;
    private final int port;
    private ServerProcess process;

    private PgBouncerServer(Path home, int port) throws IOException, InterruptedException {
        this.home = home;
        this.port = port;
        this.process = launch();
    }

    /**
     * A new one, configured in {@code home}.
     *
     * @param logins who may come through
     * @param poolSize server connections for each login and database
     */
    public static PgBouncerServer create(Path home, int postgresPort, Collection<Login> logins, int poolSize)
            throws IOException, InterruptedException {
        Files.createDirectories(home);
        int port = Ports.free();
        Path users = home.resolve("users.txt");
        secret(users, logins.stream().map(PgBouncerServer::line).collect(Collectors.joining()));
        secret(home.resolve("pgbouncer.ini"), """
                [databases]
                * = host=127.0.0.1 port=%d
                [pgbouncer]
                listen_addr = 127.0.0.1
                listen_port = %d
                unix_socket_dir =
                auth_type = scram-sha-256
                auth_file = %s
                pool_mode = transaction
                max_prepared_statements = 200
                default_pool_size = %d
                max_client_conn = 2000
                server_reset_query =
                server_login_retry = 1
                ignore_startup_parameters = extra_float_digits
                """.formatted(postgresPort, port, users, poolSize));
        return new PgBouncerServer(home, port);
    }

    private static String line(Login login) {
        return "\"" + login.user() + "\" \"" + login.password() + "\"\n";
    }

    private static void secret(Path file, String text) throws IOException {
        Files.deleteIfExists(file);
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(file, text);
    }

    private ServerProcess launch() throws IOException, InterruptedException {
        List<String> command = PACKAGE.command("usr/sbin/pgbouncer");
        command.add(home.resolve("pgbouncer.ini").toString());
        Path log = home.resolve("pgbouncer.log");
        ServerProcess started = ServerProcess.start("PgBouncer", log, Map.of(), Unprivileged.command(command));
        started.await(this::answers);
        return started;
    }

    // The shortest exchange of the protocol: "may I encrypt?", answered with one letter.
    private boolean answers() throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(1_000);
            new DataOutputStream(socket.getOutputStream()).writeLong(SSL_REQUEST);
            return socket.getInputStream().read() == 'N';
        }
    }

    /** Where {@code database} is, for JDBC. */
    public String jdbcUrl(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    /** Opens a connection to {@code database} through the pool. */
    public Connection connect(String database, Login login) throws SQLException {
        return DriverManager.getConnection(jdbcUrl(database), login.user(), login.password());
    }

    /** Ends it at once and starts it again on the same port; connections break. */
    public void crash() throws IOException, InterruptedException {
        process.killAll();
        process = launch();
    }

    @Override
    public void close() {
        process.stop("INT");
    }
}
