package io.ghasi.delivery.migrations;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** Which schema this code needs. A later one will do: migrations keep the version before working. */
public final class SchemaVersion {
    /** The last migration there is. */
    public static final int NEEDED = 26;

    private static final String INSTALLED =
            "SELECT coalesce(max(version::int), 0) FROM delivery.flyway_schema_history WHERE success";

    private SchemaVersion() {}

    /** The last migration that ran on the database of {@code connection}. */
    public static int installed(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(INSTALLED);
                ResultSet row = statement.executeQuery()) {
            row.next();
            return row.getInt(1);
        }
    }
}
