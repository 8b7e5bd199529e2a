package io.ghasi.delivery.migrations;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;

/** What only an administrator of the cluster can do, once: the roles and an empty database. The rest is the migrations'. */
public final class Bootstrap {
    private static final String ROLE_EXISTS = "SELECT 1 FROM pg_roles WHERE rolname = ?";
    private static final String DATABASE_EXISTS = "SELECT 1 FROM pg_database WHERE datname = ?";
    private static final String CREATE = "SELECT format('CREATE ROLE %I', ?::text)";
    private static final String ALTER = """
            SELECT format('ALTER ROLE %I LOGIN NOSUPERUSER NOBYPASSRLS NOCREATEDB NOCREATEROLE NOREPLICATION PASSWORD %L',
                          ?::text, ?::text)
            """;

    private Bootstrap() {}

    /** Makes roles that can log in with {@code passwords} and nothing more. May run again: passwords are then set anew. */
    public static void roles(Connection administrator, Map<Role, String> passwords) throws SQLException {
        for (Map.Entry<Role, String> entry : passwords.entrySet()) {
            String login = entry.getKey().login();
            if (!exists(administrator, ROLE_EXISTS, login)) {
                run(administrator, CREATE, login);
            }
            run(administrator, ALTER, login, entry.getValue());
        }
    }

    /** Makes an empty database that the migrator owns and that only our roles may enter. One that is there stays as it is. */
    public static void database(Connection administrator, String name) throws SQLException {
        database(administrator, name, "template1");
    }

    /** As {@link #database(Connection, String)}, with what is in {@code template}, to which nobody may be connected. */
    public static void database(Connection administrator, String name, String template) throws SQLException {
        if (exists(administrator, DATABASE_EXISTS, name)) {
            return;
        }
        run(
                administrator,
                "SELECT format('CREATE DATABASE %I OWNER delivery_migrator TEMPLATE %I', ?::text, ?::text)",
                name,
                template);
        run(administrator, "SELECT format('REVOKE ALL ON DATABASE %I FROM PUBLIC', ?::text)", name);
        for (Role role : Role.values()) {
            run(
                    administrator,
                    "SELECT format('GRANT CONNECT ON DATABASE %I TO %I', ?::text, ?::text)",
                    name,
                    role.login());
        }
    }

    private static boolean exists(Connection connection, String sql, String name) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, name);
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next();
            }
        }
    }

    // Statements that take no parameters are written by the server, which knows how to quote.
    private static void run(Connection connection, String format, String... values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(format)) {
            for (int i = 0; i < values.length; i++) {
                statement.setString(i + 1, values[i]);
            }
            try (ResultSet row = statement.executeQuery();
                    Statement written = connection.createStatement()) {
                row.next();
                written.execute(row.getString(1));
            }
        }
    }
}
