package io.ghasi.delivery.acceptance.school;

import io.ghasi.delivery.core.ids.SessionId;
import io.ghasi.delivery.core.ids.TenantId;
import io.ghasi.delivery.journey.world.Deployment;
import io.ghasi.delivery.testkit.events.EventCheck;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A session as its rows are, read past the api by the administrator.
 *
 * @param events what its events in the outbox say, oldest first: {@code started}, {@code paused learner} …
 */
public record Stored(
        String state,
        int version,
        long lamport,
        String cursor,
        String lastActivityAt,
        String updatedAt,
        List<String> events) {
    private static final String SESSION = """
            SELECT s.state, s.version, s.lamport, s.cursor, s.last_activity_at, s.updated_at,
                   ARRAY(SELECT concat_ws(' ', split_part(e ->> 'eventType', '.', 3), e -> 'payload' ->> 'reason')
                         FROM delivery.outbox_pending p CROSS JOIN LATERAL (SELECT p.payload::json) j(e)
                         WHERE p.tenant_id = s.tenant_id AND p.aggregate_id = s.id ORDER BY p.aggregate_version) AS events,
                   ARRAY(SELECT p.subject || ' ' || p.payload FROM delivery.outbox_pending p
                         WHERE p.tenant_id = s.tenant_id AND p.aggregate_id = s.id) AS written
            FROM delivery.play_sessions s WHERE s.id = ?
            """;

    /** The session {@code id}. */
    public static Stored session(Deployment world, String id) throws SQLException {
        try (Connection connection = world.database().administrator();
                PreparedStatement statement = connection.prepareStatement(SESSION)) {
            statement.setObject(1, uuid(id));
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                check((String[]) row.getArray("written").getArray());
                return new Stored(
                        row.getString("state"),
                        row.getInt("version"),
                        row.getLong("lamport"),
                        row.getString("cursor"),
                        row.getString("last_activity_at"),
                        row.getString("updated_at"),
                        List.of((String[]) row.getArray("events").getArray()));
            }
        }
    }

    // Whatever a test makes happen: what is told of it is as its contract says.
    private static void check(String[] written) {
        for (String event : written) {
            int end = event.indexOf(' ');
            EventCheck.published(event.substring(0, end), event.substring(end + 1));
        }
    }

    /** All that a tenant's sessions, keys and events come to: two equal ones mean that nothing was written. */
    public static List<String> everything(Deployment world, TenantId tenant) throws SQLException {
        UUID t = tenant.value();
        return strings(world, """
                SELECT concat_ws(' ', 'session', id, state, version, lamport, cursor, event_seq, last_activity_at, updated_at)
                FROM delivery.play_sessions WHERE tenant_id = ?
                UNION ALL SELECT concat_ws(' ', 'key', user_id, key) FROM delivery.idempotency_keys WHERE tenant_id = ?
                UNION ALL SELECT concat_ws(' ', 'memory', session_id, memory_version, progress) FROM delivery.sequencing_state
                WHERE tenant_id = ?
                UNION ALL SELECT concat_ws(' ', 'said', session_id, activity, record) FROM delivery.runtime_activities
                WHERE tenant_id = ?
                UNION ALL SELECT concat_ws(' ', 'event', aggregate_id, aggregate_version) FROM delivery.outbox_pending
                WHERE tenant_id = ?
                ORDER BY 1
                """, t, t, t, t, t);
    }

    /** The first column of what {@code sql} finds, as text. */
    public static List<String> strings(Deployment world, String sql, @Nullable Object... values) throws SQLException {
        try (Connection connection = world.database().administrator();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(statement, values);
            List<String> found = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    found.add(rows.getString(1));
                }
            }
            return found;
        }
    }

    /** Changes rows as the administrator; how many. */
    public static int change(Deployment world, String sql, @Nullable Object... values) throws SQLException {
        try (Connection connection = world.database().administrator();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(statement, values);
            return statement.executeUpdate();
        }
    }

    private static void bind(PreparedStatement statement, @Nullable Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
    }

    /** What a session's id is in the database. */
    public static UUID uuid(String session) {
        return Objects.requireNonNull(SessionId.parse(session), session).value();
    }
}
