package io.ghasi.delivery.bench.world;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;

/**
 * What is kept of a session in a SCORM course, as it is stored.
 *
 * @param activity the number of the activity that is delivered
 * @param visit of that activity
 * @param batches that visit has made
 * @param record what that activity has said
 * @param event the last one that tells of it
 */
public record Kept(String cursor, String progress, int activity, int visit, int batches, String record, String event) {
    private static final String SQL = """
            SELECT s.cursor, q.progress, a.activity, a.record, a.record::json ->> 'visit' AS visit, a.record::json ->> 'batches' AS batches,
                   (SELECT o.payload FROM delivery.outbox_pending o WHERE o.tenant_id = s.tenant_id AND o.aggregate_id = s.id
                    ORDER BY o.aggregate_version DESC LIMIT 1) AS event
            FROM delivery.play_sessions s
            JOIN delivery.sequencing_state q ON q.tenant_id = s.tenant_id AND q.session_id = s.id
            JOIN delivery.runtime_activities a ON a.tenant_id = s.tenant_id AND a.session_id = s.id
                 AND a.activity = (q.progress::json ->> 'delivered')::int
            WHERE s.id = ?
            """;

    /** Reads that of {@code session}. */
    public static Kept of(Connection administrator, UUID session) throws SQLException {
        try (PreparedStatement statement = administrator.prepareStatement(SQL)) {
            statement.setObject(1, session);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return new Kept(
                        row.getString("cursor"),
                        row.getString("progress"),
                        row.getInt("activity"),
                        row.getInt("visit"),
                        row.getInt("batches"),
                        row.getString("record"),
                        row.getString("event"));
            }
        }
    }

    @Override
    public String toString() {
        return "activity %d, visit %d, %d batches; record %d, progress %d, event %d characters"
                .formatted(activity, visit, batches, record.length(), progress.length(), event.length());
    }
}
