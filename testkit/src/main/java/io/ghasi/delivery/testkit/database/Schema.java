package io.ghasi.delivery.testkit.database;

import io.ghasi.delivery.migrations.Bootstrap;
import io.ghasi.delivery.migrations.ForeignDatabase;
import io.ghasi.delivery.migrations.Migrate;
import io.ghasi.delivery.migrations.Role;
import io.ghasi.delivery.testkit.servers.PostgresServer;
import io.ghasi.delivery.testkit.servers.PostgresServer.Login;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/** The service's own schema on a server: what an administrator does once, and the migrations. */
public final class Schema {
    /** The region that tests and the sandbox are of. */
    public static final String REGION = "eu";

    private Schema() {}

    /** Makes the roles of {@code logins}, the database and its schema, as far as they are not there. Returns the last migration that ran. */
    public static String install(PostgresServer server, String database, Map<Role, Login> logins) throws SQLException {
        return install(server, database, logins, REGION);
    }

    static String install(PostgresServer server, String database, Map<Role, Login> logins, String region)
            throws SQLException {
        Map<Role, String> passwords = new EnumMap<>(Role.class);
        logins.forEach((role, login) -> passwords.put(role, login.password()));
        try (Connection administrator = server.connect("postgres", server.superuser())) {
            Bootstrap.roles(administrator, passwords);
            Bootstrap.database(administrator, database);
        }
        return migrate(server, database, Objects.requireNonNull(logins.get(Role.MIGRATOR)), region);
    }

    private static String migrate(PostgresServer server, String database, Login migrator, String region)
            throws SQLException {
        try {
            return Migrate.run(server.jdbcUrl(database), migrator.password(), region);
        } catch (ForeignDatabase e) {
            throw new SQLException(e.getMessage(), e);
        }
    }
}
