package io.ghasi.delivery.adapters.postgres;

import io.ghasi.delivery.core.tenancy.Region;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import javax.sql.DataSource;

/** Sessions in play, of all tenants. */
public final class ActiveSessions {
    private static final String COUNT = "SELECT delivery.count_active_sessions(?)";

    private final DataSource database;

    public ActiveSessions(DataSource database) {
        this.database = database;
    }

    /** How many there are of tenants at home in {@code region}. */
    public long count(Region region) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(COUNT)) {
            statement.setString(1, region.code());
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }
}
