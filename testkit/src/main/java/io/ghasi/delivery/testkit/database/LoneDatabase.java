package io.ghasi.delivery.testkit.database;

import io.ghasi.delivery.testkit.servers.PgBouncerServer;
import io.ghasi.delivery.testkit.servers.PostgresServer;
import io.ghasi.delivery.testkit.tls.ServerKey;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;

/**
 * A migrated database alone on its server, behind a PgBouncer of its own: to be broken without breaking anybody else's, and back sooner than a server with
 * dozens of databases to recover.
 */
public final class LoneDatabase implements AutoCloseable {
    private static final String NAME = "delivery";
    private static final int POOL_SIZE = 16;

    private final PostgresServer server;
    private final PgBouncerServer pooler;

    private LoneDatabase(PostgresServer server, PgBouncerServer pooler) {
        this.server = server;
        this.pooler = pooler;
    }

    /** In {@code home}, which must be empty or absent; with the roles' logins of {@link DeliveryDatabase#login}. */
    public static LoneDatabase create(Path home) throws IOException, InterruptedException, SQLException {
        return create(
                home,
                server -> PgBouncerServer.create(
                        home.resolve("pgbouncer"), server.port(), DeliveryDatabase.processes(), POOL_SIZE));
    }

    private static LoneDatabase create(Path home, Pooling pooling)
            throws IOException, InterruptedException, SQLException {
        PostgresServer server = PostgresServer.create(home.resolve("postgres"));
        try {
            Schema.install(server, NAME, DeliveryDatabase.LOGINS);
            return new LoneDatabase(server, pooling.before(server));
        } catch (IOException | InterruptedException | SQLException | RuntimeException e) {
            server.close();
            throw e;
        }
    }

    /** The same, reached by PgBouncer over TLS alone, as whom {@code key} says, and PgBouncer under {@code keeper}. */
    public static LoneDatabase createSecure(Path home, ServerKey key, PgBouncerServer.Keeper keeper)
            throws IOException, InterruptedException, SQLException {
        return create(home, server -> {
            server.present(key);
            return PgBouncerServer.createSecure(
                    home.resolve("pgbouncer"), server.port(), keeper, DeliveryDatabase.processes(), POOL_SIZE);
        });
    }

    @FunctionalInterface
    private interface Pooling {
        PgBouncerServer before(PostgresServer server) throws IOException, InterruptedException, SQLException;
    }

    /** Where it is for a process: behind PgBouncer. */
    public String jdbcUrl() {
        return pooler.jdbcUrl(NAME);
    }

    /** A connection as the server's administrator, whom row security does not bind, past PgBouncer. */
    public Connection administrator() throws SQLException {
        return server.connect(NAME, server.superuser());
    }

    public PostgresServer server() {
        return server;
    }

    public PgBouncerServer pooler() {
        return pooler;
    }

    @Override
    public void close() {
        pooler.close();
        server.close();
    }
}
