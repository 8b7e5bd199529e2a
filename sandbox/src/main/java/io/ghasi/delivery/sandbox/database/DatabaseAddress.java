package io.ghasi.delivery.sandbox.database;

import io.ghasi.delivery.testkit.servers.PostgresServer;
import io.ghasi.delivery.testkit.servers.PostgresServer.Login;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** Where the sandbox's database is, and how the sandbox logs in. */
public record DatabaseAddress(String jdbcUrl, Login login) {
    private static final String ROLE_EXISTS = "SELECT 1 FROM pg_roles WHERE rolname = ?";
    private static final String DATABASE_EXISTS = "SELECT 1 FROM pg_database WHERE datname = ?";

    /**
     * Makes the database {@code name} on {@code server}, owned by the role of {@code owner} and closed to everybody else, as
     * far as it is not there. May run again: the password is then set anew.
     */
    public static DatabaseAddress prepare(PostgresServer server, String name, Login owner) throws SQLException {
        try (Connection administrator = server.connect("postgres", server.superuser())) {
            if (!exists(administrator, ROLE_EXISTS, owner.user())) {
                run(administrator, "CREATE ROLE %I", owner.user());
            }
            run(
                    administrator,
                    "ALTER ROLE %I LOGIN NOSUPERUSER NOBYPASSRLS NOCREATEDB NOCREATEROLE NOREPLICATION PASSWORD %L",
                    owner.user(),
                    owner.password());
            if (!exists(administrator, DATABASE_EXISTS, name)) {
                run(administrator, "CREATE DATABASE %I OWNER %I", name, owner.user());
            }
            run(administrator, "REVOKE ALL ON DATABASE %I FROM PUBLIC", name);
        }
        return new DatabaseAddress(server.jdbcUrl(name), owner);
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
    private static void run(Connection connection, String format, String... names) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("SELECT format(?::text, VARIADIC ?::text[])")) {
            statement.setString(1, format);
            statement.setArray(2, connection.createArrayOf("text", names));
            try (ResultSet row = statement.executeQuery();
                    Statement written = connection.createStatement()) {
                row.next();
                written.execute(row.getString(1));
            }
        }
    }
}
