package io.ghasi.delivery.testkit.servers;

import io.ghasi.delivery.testkit.servers.PostgresServer.Login;
import io.ghasi.delivery.testkit.servers.ServerProcess.Recipe;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/** PgBouncer in transaction mode in front of a PostgreSQL: what every process meets in production. */
public final class PgBouncerServer implements AutoCloseable {
    private static final DebianPackage PACKAGE = new DebianPackage("trixie", "pgbouncer", "1.24.1");

    private static final int SSL_REQUEST = 80_877_103;

    private final Path config;
    private final int port;
    private ServerProcess process;

    private PgBouncerServer(Path config, int port) throws IOException, InterruptedException {
        this.config = config;
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
        return open(ServerHome.empty(home), postgresPort, logins, poolSize);
    }

    /** The same on the port where it was before, if it was. It keeps nothing else: {@code logins} are told each time. */
    public static PgBouncerServer open(Path home, int postgresPort, Collection<Login> logins, int poolSize)
            throws IOException, InterruptedException {
        return open(ServerHome.of(home), postgresPort, logins, poolSize);
    }

    private static PgBouncerServer open(ServerHome home, int postgresPort, Collection<Login> logins, int poolSize)
            throws IOException, InterruptedException {
        int port = home.port();
        Path users = home.secret(
                "users.txt", logins.stream().map(PgBouncerServer::line).collect(Collectors.joining()));
        Path config = home.secret("pgbouncer.ini", """
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
        return new PgBouncerServer(config, port);
    }

    private static String line(Login login) {
        return "\"" + login.user() + "\" \"" + login.password() + "\"\n";
    }

    private ServerProcess launch() throws IOException, InterruptedException {
        List<String> command = PACKAGE.command("usr/sbin/pgbouncer");
        command.add(config.toString());
        Path log = config.resolveSibling("pgbouncer.log");
        ServerProcess started = ServerProcess.start(new Recipe("PgBouncer", log, "INT", Unprivileged.command(command)));
        started.await(this::speaks);
        return started;
    }

    // Asked for TLS, it says no. The console would say more, but pgjdbc sends it a SET that it does not know.
    private boolean speaks() throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(1_000);
            DataOutputStream out = new DataOutputStream(socket.getOutputStream());
            out.writeInt(2 * Integer.BYTES);
            out.writeInt(SSL_REQUEST);
            return socket.getInputStream().read() == 'N';
        }
    }

    public int port() {
        return port;
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
        process.stop();
    }
}
