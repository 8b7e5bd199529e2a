package io.ghasi.delivery.migrations;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;

/** The region that a database is of: written once, compared ever after. Regions are their codes here: {@code us}, {@code eu}, {@code me}, {@code ap}. */
public final class HomeRegion {
    private static final String IS_KNOWN = "SELECT to_regclass('delivery.home_region') IS NOT NULL";
    private static final String READ = "SELECT region FROM delivery.home_region";
    private static final String WRITE =
            "INSERT INTO delivery.home_region (region) VALUES (?) ON CONFLICT (only_one) DO NOTHING";

    private HomeRegion() {}

    /** Of the database of {@code connection}; empty where nobody said so yet, or its schema is from before it could be said. */
    public static Optional<String> of(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            try (ResultSet known = statement.executeQuery(IS_KNOWN)) {
                known.next();
                if (!known.getBoolean(1)) {
                    return Optional.empty();
                }
            }
            try (ResultSet row = statement.executeQuery(READ)) {
                return row.next() ? Optional.of(row.getString(1)) : Optional.empty();
            }
        }
    }

    /** Refuses a database of another region than {@code here}. */
    static void compare(Connection connection, String here) throws SQLException, ForeignDatabase {
        Optional<String> home = of(connection);
        if (home.isPresent() && !home.get().equals(here)) {
            throw new ForeignDatabase(home.get(), here);
        }
    }

    /** Says that the database is of {@code here}, unless it is said. */
    static void write(Connection connection, String here) throws SQLException, ForeignDatabase {
        try (PreparedStatement statement = connection.prepareStatement(WRITE)) {
            statement.setString(1, here);
            statement.executeUpdate();
        }
        compare(connection, here);
    }
}
