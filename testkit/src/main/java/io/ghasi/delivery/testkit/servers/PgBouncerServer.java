package io.ghasi.delivery.testkit.servers;

import io.ghasi.delivery.testkit.servers.PostgresServer.Login;
import io.ghasi.delivery.testkit.servers.ServerProcess.Recipe;
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
import org.jspecify.annotations.Nullable;

/** PgBouncer in transaction mode in front of a PostgreSQL: what every process meets in production. */
public final class PgBouncerServer implements AutoCloseable {
    private static final DebianPackage PACKAGE = new DebianPackage("trixie", "pgbouncer", "1.24.1");

    private static final int SSL_REQUEST = 80_877_103;

    private final ServerHome home;
    private final Path config;
    private final int port;
    private final @Nullable Keeper keeper;
    private ServerProcess process;

    private PgBouncerServer(ServerHome home, Path config, int port, @Nullable Keeper keeper)
            throws IOException, InterruptedException {
        this.home = home;
        this.config = config;
        this.keeper = keeper;
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
        return open(ServerHome.empty(home), "host=127.0.0.1 port=" + postgresPort, "", logins, poolSize, null);
    }

    /** The same on the port where it was before, if it was. It keeps nothing else: {@code logins} are told each time. */
    public static PgBouncerServer open(Path home, int postgresPort, Collection<Login> logins, int poolSize)
            throws IOException, InterruptedException {
        return open(ServerHome.of(home), "host=127.0.0.1 port=" + postgresPort, "", logins, poolSize, null);
    }

    /**
     * Who starts it and tells it of changed files, as in a pod.
     *
     * @param script of the chart: {@code sh <script> <configuration> <files>}
     * @param authorities those who vouch for PostgreSQL, PEM
     */
    public record Keeper(Path script, Path authorities) {}

    /** A new one under a keeper, that reaches PostgreSQL as 127.0.0.1, over TLS; its connections to it live five seconds. */
    public static PgBouncerServer createSecure(
            Path home, int postgresPort, Keeper keeper, Collection<Login> logins, int poolSize)
            throws IOException, InterruptedException {
        String tls = """
                server_tls_sslmode = verify-full
                server_tls_ca_file = %s
                server_lifetime = 5
                """.formatted(keeper.authorities());
        return open(ServerHome.empty(home), "host=127.0.0.1 port=" + postgresPort, tls, logins, poolSize, keeper);
    }

    private static PgBouncerServer open(
            ServerHome home, String server, String tls, Collection<Login> logins, int poolSize, @Nullable Keeper keeper)
            throws IOException, InterruptedException {
        int port = home.port();
        Path users = write(home, logins);
        Path config = home.secret("pgbouncer.ini", """
                [databases]
                * = %s
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
                %s
                """.formatted(server, port, users, poolSize, tls));
        return new PgBouncerServer(home, config, port, keeper);
    }

    private static Path write(ServerHome home, Collection<Login> logins) throws IOException {
        return home.secret(
                "users.txt", logins.stream().map(PgBouncerServer::line).collect(Collectors.joining()));
    }

    /** Lets {@code logins} through from now on, with which it logs in to PostgreSQL too; connections that are open stay. */
    public void admit(Collection<Login> logins) throws IOException {
        write(home, logins);
        changed();
    }

    /** Lets its connections to PostgreSQL live an hour from now on, as in production, and not five seconds. */
    public void keepConnections() throws IOException {
        home.secret(
                config.getFileName().toString(),
                Files.readString(config).replaceAll("server_lifetime = .*", "server_lifetime = 3600"));
        changed();
    }

    // A keeper sees it by itself; and heeds no HUP where whoever runs the tests ignores it (nohup).
    private void changed() {
        if (keeper == null) {
            process.signal("HUP");
        }
    }

    private static String line(Login login) {
        return "\"" + login.user() + "\" \"" + login.password() + "\"\n";
    }

    private ServerProcess launch() throws IOException, InterruptedException {
        Path log = config.resolveSibling("pgbouncer.log");
        ServerProcess started = ServerProcess.start(keeper == null ? alone(log) : kept(log, keeper));
        started.await(this::speaks);
        return started;
    }

    private Recipe alone(Path log) throws IOException, InterruptedException {
        List<String> command = PACKAGE.command("usr/sbin/pgbouncer");
        command.add(config.toString());
        return new Recipe("PgBouncer", log, "INT", Unprivileged.command(command));
    }

    // A shell that is started with INT ignored, as here, cannot heed it.
    private Recipe kept(Path log, Keeper by) throws IOException, InterruptedException {
        String program = String.join(" ", PACKAGE.command("usr/sbin/pgbouncer"));
        Path folder = Files.createDirectories(home.file("bin"));
        Path start = Files.writeString(folder.resolve("pgbouncer"), "#!/bin/sh\nexec " + program + " \"$@\"\n");
        Files.setPosixFilePermissions(start, PosixFilePermissions.fromString("rwx------"));
        List<String> command = Unprivileged.command(List.of(
                "sh",
                by.script().toString(),
                config.toString(),
                config.toString(),
                home.file("users.txt").toString(),
                by.authorities().toString()));
        Map<String, String> environment = Map.of("PATH", folder + ":" + System.getenv("PATH"), "LOOK_EVERY", "1");
        return new Recipe("PgBouncer", log, "TERM", environment, command);
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

    /** What it wrote. */
    public Path log() {
        return home.file("pgbouncer.log");
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
