package io.ghasi.delivery.testkit.database;

import io.ghasi.delivery.migrations.Bootstrap;
import io.ghasi.delivery.migrations.Role;
import io.ghasi.delivery.testkit.servers.PgBouncerServer;
import io.ghasi.delivery.testkit.servers.PostgresServer;
import io.ghasi.delivery.testkit.servers.PostgresServer.Login;
import io.ghasi.delivery.testkit.servers.RealServers;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** A migrated database with the roles that the processes log in as. */
public final class DeliveryDatabase {
    private static final int POOL_SIZE = 12;
    private static final AtomicInteger COUNT = new AtomicInteger();
    // Roles belong to the cluster, and every test of this process shares one.
    static final Map<Role, Login> LOGINS = logins();

    private final PostgresServer server;
    private final String name;

    private DeliveryDatabase(PostgresServer server, String name) {
        this.server = server;
        this.name = name;
    }

    /** One that nobody else uses, on the shared server. */
    public static DeliveryDatabase create() throws SQLException {
        PostgresServer server = RealServers.postgres();
        String name = nextName();
        Migrated.copy(server, name);
        return new DeliveryDatabase(server, name);
    }

    /** The same, of {@code region}. A database keeps the region that it has, so this one is no copy. */
    public static DeliveryDatabase create(String region) throws SQLException {
        PostgresServer server = RealServers.postgres();
        String name = nextName();
        Schema.install(server, name, LOGINS, region);
        return new DeliveryDatabase(server, name);
    }

    private static String nextName() {
        return "delivery_" + COUNT.incrementAndGet();
    }

    /** Migrated once; a copy costs a fraction of that. */
    private static final class Migrated {
        private static final String NAME = "delivery_migrated";
        static final String VERSION = install();

        private static String install() {
            try {
                return Schema.install(RealServers.postgres(), NAME, LOGINS);
            } catch (SQLException e) {
                throw new IllegalStateException("the schema cannot be installed", e);
            }
        }

        static void copy(PostgresServer server, String name) throws SQLException {
            try (Connection administrator = server.connect("postgres", server.superuser())) {
                Bootstrap.database(administrator, name, NAME);
            }
        }
    }

    private static Map<Role, Login> logins() {
        Map<Role, Login> logins = new EnumMap<>(Role.class);
        for (Role role : Role.values()) {
            logins.put(role, Login.random(role.login()));
        }
        return logins;
    }

    /** How {@code role} logs in. */
    public static Login login(Role role) {
        return Objects.requireNonNull(LOGINS.get(role));
    }

    static List<Login> processes() {
        return Stream.of(Role.API, Role.RELAY, Role.PROJECTOR)
                .map(DeliveryDatabase::login)
                .toList();
    }

    /** A connection as {@code role}, through PgBouncer as in production. */
    public Connection connect(Role role) throws SQLException {
        return Pooler.SHARED.connect(name, login(role));
    }

    /** A connection as the cluster's administrator, whom row security does not bind. */
    public Connection administrator() throws SQLException {
        return server.connect(name, server.superuser());
    }

    /** The last migration that ran. */
    public String schemaVersion() {
        return Migrated.VERSION;
    }

    /** Where it is for a process: behind PgBouncer. */
    public String jdbcUrl() {
        return Pooler.SHARED.jdbcUrl(name);
    }

    /** Where it is behind a proxy that listens on {@code port}. */
    public String jdbcUrl(int port) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + name;
    }

    public String name() {
        return name;
    }

    /** PgBouncer's. */
    public int port() {
        return Pooler.SHARED.port();
    }

    private static final class Pooler {
        static final PgBouncerServer SHARED = RealServers.shared(
                "pgbouncer",
                home -> PgBouncerServer.create(home, RealServers.postgres().port(), processes(), POOL_SIZE));
    }

    /** PgBouncer, in front of every database made here. */
    public static PgBouncerServer pooler() {
        return Pooler.SHARED;
    }
}
