package io.ghasi.delivery.adapters.postgres;

import io.ghasi.delivery.core.events.Cause;
import io.ghasi.delivery.core.ids.TenantId;
import io.ghasi.delivery.core.inbox.Work;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Work as its row holds it.
 *
 * @param passes how often nothing must be left, this time included
 * @param cause of the event that ordered it
 */
record WorkOrder(TenantId tenant, Work work, int passes, Cause cause) {
    private static final String ACTOR = "event-projector";

    private static final String CLAIM = """
            SELECT tenant_id, kind, subject, passes, traceparent, correlation_id FROM delivery.projector_work
            WHERE due_at <= clock_timestamp() AND kind = ANY (?) ORDER BY due_at LIMIT 1 FOR UPDATE SKIP LOCKED
            """;
    private static final String KEY = " WHERE tenant_id = ? AND kind = ? AND subject = ?";
    private static final String REMOVE = "DELETE FROM delivery.projector_work" + KEY;
    // What was done goes behind what others wait for.
    private static final String GO_ON =
            "UPDATE delivery.projector_work SET passes = ?, failures = 0, due_at = clock_timestamp() + ?::interval"
                    + KEY;
    private static final String POSTPONE = """
            UPDATE delivery.projector_work
            SET failures = least(failures + 1, 8), due_at = clock_timestamp() + least(failures + 1, 8) ^ 2 * interval '1 second'
            """ + KEY;

    /** The order of a known kind that is due longest and that nobody has in hand; null where there is none. */
    static @Nullable WorkOrder claim(Connection connection, Collection<Work.Kind> kinds) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(CLAIM)) {
            statement.setObject(1, kinds.stream().map(Work.Kind::word).toArray(String[]::new));
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? read(row) : null;
            }
        }
    }

    private static WorkOrder read(ResultSet row) throws SQLException {
        Work work = new Work(Work.Kind.parse(row.getString("kind")), row.getObject("subject", UUID.class));
        Cause cause = new Cause("system", ACTOR, row.getString("traceparent"), row.getString("correlation_id"));
        return new WorkOrder(new TenantId(row.getObject("tenant_id", UUID.class)), work, row.getInt("passes"), cause);
    }

    void remove(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(REMOVE)) {
            run(statement, 1);
        }
    }

    /** More is to be done: at once, after {@code held} where it could not be done now, or after {@code grace} where nothing was found this time. */
    void goOn(Connection connection, WorkPiece.Done done, Duration held, Duration grace) throws SQLException {
        Duration wait = done.isNothing() ? grace : done.done() == 0 ? held : Duration.ZERO;
        try (PreparedStatement statement = connection.prepareStatement(GO_ON)) {
            statement.setInt(1, done.isNothing() ? passes - 1 : passes);
            statement.setString(2, wait.toString());
            run(statement, 3);
        }
    }

    void postpone(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(POSTPONE)) {
            run(statement, 1);
        }
    }

    private void run(PreparedStatement statement, int at) throws SQLException {
        statement.setObject(at, tenant.value());
        statement.setString(at + 1, work.kind().word());
        statement.setObject(at + 2, work.subject());
        statement.execute();
    }
}
