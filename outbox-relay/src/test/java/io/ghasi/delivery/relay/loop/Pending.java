package io.ghasi.delivery.relay.loop;

import io.ghasi.delivery.testkit.database.DeliveryDatabase;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;

/** Commits events past the api, and looks at the outbox. */
final class Pending {
    private static final String INSERT = """
            INSERT INTO delivery.outbox_pending (tenant_id, aggregate_id, aggregate_version, event_id, subject, payload)
            VALUES (?, ?, ?, ?, ?, ?)
            """;
    static final String SUBJECT = "delivery.play_session.navigated.v1";

    private final DeliveryDatabase database;

    Pending(DeliveryDatabase database) {
        this.database = database;
    }

    /** One event, whose payload says whose it is and which. */
    void add(UUID tenant, UUID aggregate, int version) throws SQLException {
        try (Connection connection = database.administrator()) {
            add(connection, tenant, aggregate, version, SUBJECT);
        }
    }

    static void add(Connection connection, UUID tenant, UUID aggregate, int version, String subject)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(INSERT)) {
            statement.setObject(1, tenant);
            statement.setObject(2, aggregate);
            statement.setInt(3, version);
            statement.setObject(4, UUID.randomUUID());
            statement.setString(5, subject);
            statement.setString(6, aggregate + " " + version);
            statement.executeUpdate();
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
