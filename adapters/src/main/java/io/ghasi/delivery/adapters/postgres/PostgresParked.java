package io.ghasi.delivery.adapters.postgres;

import io.ghasi.delivery.core.ids.EventId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** The events that were put aside, of all tenants: few, or somebody has been looking away for long. */
public final class PostgresParked {
    private static final String LIST = """
            SELECT k.id, 0 AS shard, k.tenant_id, k.aggregate_id, k.aggregate_version, k.event_id, k.subject, k.payload, k.traceparent,
                   k.created_at, k.parked_at, k.reason,
                   (SELECT count(*) FROM delivery.outbox_pending p
                    WHERE p.tenant_id = k.tenant_id AND p.aggregate_id = k.aggregate_id) AS waiting
            FROM delivery.outbox_parked k
            WHERE k.event_id = coalesce(?, k.event_id)
            ORDER BY k.parked_at, k.id LIMIT ?
            """;
    private static final String RELEASE = "SELECT delivery.release_event(?, ?)";
    private static final String DISCARD = "SELECT delivery.discard_event(?, ?, ?, ?, ?)";

    private final DataSource database;

    public PostgresParked(DataSource database) {
        this.database = database;
    }

    /** Those put aside first; not more than {@code most}. */
    public List<ParkedEvent> list(int most) throws SQLException {
        return list(null, most);
    }

    public Optional<ParkedEvent> find(EventId event) throws SQLException {
        return list(event.value(), 1).stream().findFirst();
    }

    private List<ParkedEvent> list(@Nullable UUID event, int most) throws SQLException {
        List<ParkedEvent> found = new ArrayList<>();
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(LIST)) {
            statement.setObject(1, event, java.sql.Types.OTHER);
            statement.setInt(2, most);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    found.add(new ParkedEvent(
                            PostgresOutbox.row(row),
                            row.getObject("parked_at", OffsetDateTime.class).toInstant(),
                            row.getString("reason"),
                            row.getLong("waiting")));
                }
            }
        }
        return found;
    }

    /** Lets it wait again, before all that wait behind it; false where it is aside no more. */
    public boolean release(ParkedEvent parked) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(RELEASE)) {
            statement.setObject(1, parked.row().tenant().value());
            statement.setObject(2, parked.row().event());
            return isTrue(statement);
        }
    }

    /** Lets {@code payload} for {@code subject} wait in its place, and keeps it with {@code reason}; false where it is aside no more. */
    public boolean discard(ParkedEvent parked, String reason, String subject, String payload) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(DISCARD)) {
            statement.setObject(1, parked.row().tenant().value());
            statement.setObject(2, parked.row().event());
            statement.setString(3, reason);
            statement.setString(4, subject);
            statement.setString(5, payload);
            return isTrue(statement);
        }
    }

    private static boolean isTrue(PreparedStatement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery()) {
            row.next();
            return row.getBoolean(1);
        }
    }
}
