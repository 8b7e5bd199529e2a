package io.ghasi.delivery.adapters.postgres;

import io.ghasi.delivery.testkit.database.DeliveryDatabase;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;

/** Writes events that wait, and looks at the outbox's tables. */
final class Outbox {
    private final DeliveryDatabase database;

    Outbox(DeliveryDatabase database) {
        this.database = database;
    }

    long add(UUID tenant, UUID aggregate, int version) throws SQLException {
        try (Connection connection = database.administrator()) {
            return add(connection, tenant, aggregate, version);
        }
    }

    static long add(Connection connection, UUID tenant, UUID aggregate, int version) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("""
                INSERT INTO delivery.outbox_pending (tenant_id, aggregate_id, aggregate_version, event_id, subject, payload)
                VALUES (?, ?, ?, ?, 'delivery.play_session.navigated.v1', '{}') RETURNING id
                """)) {
            statement.setObject(1, tenant);
            statement.setObject(2, aggregate);
            statement.setInt(3, version);
            statement.setObject(4, UUID.randomUUID());
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    void run(String sql) throws SQLException {
        try (Connection connection = database.administrator();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    long count(String table) throws SQLException {
        try (Connection connection = database.administrator();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT count(*) FROM delivery." + table)) {
            row.next();
            return row.getLong(1);
        }
    }
}
