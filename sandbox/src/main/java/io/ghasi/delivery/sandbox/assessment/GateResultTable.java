package io.ghasi.delivery.sandbox.assessment;

import io.ghasi.delivery.core.ids.AttemptId;
import io.ghasi.delivery.core.ids.EnrollmentId;
import io.ghasi.delivery.core.ids.IdSource;
import io.ghasi.delivery.core.ids.TenantId;
import io.ghasi.delivery.core.ids.UserId;
import io.ghasi.delivery.sandbox.database.SandboxDatabase;
import io.ghasi.delivery.sandbox.events.EventLog;
import io.ghasi.delivery.sandbox.events.Told;
import io.ghasi.delivery.sandbox.http.Texts;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The last result of every gate of every learner. */
public final class GateResultTable {
    private static final String FIND = """
            SELECT gate_id, passed, scored_at
              FROM gate_results
             WHERE tenant_id = :tenant AND user_id = :user AND enrollment_id = :enrollment AND gate_id IN (:gates)
             ORDER BY gate_id
            """;
    private static final String UNTOLD = """
            SELECT tenant_id, user_id, enrollment_id, gate_id, passed, scored_at, attempt_id
              FROM gate_results g
             WHERE NOT EXISTS (SELECT 1 FROM event_versions v
                                WHERE v.tenant_id = g.tenant_id AND v.aggregate_id = g.attempt_id)
            """;
    private static final String PUT = """
            INSERT INTO gate_results
            SELECT tenant_id, :user, :enrollment, :gate, :passed, :now, :attempt
              FROM tenants
             WHERE tenant_id = :tenant
            ON CONFLICT (tenant_id, user_id, enrollment_id, gate_id) DO UPDATE
            SET passed = excluded.passed, scored_at = excluded.scored_at, attempt_id = excluded.attempt_id
            """;

    private final SandboxDatabase database;
    private final EventLog events;
    private final IdSource ids;

    public GateResultTable(SandboxDatabase database, EventLog events, IdSource ids) {
        this.database = database;
        this.events = events;
        this.ids = ids;
    }

    /** Whose gates. */
    record Learner(TenantId tenant, UserId user, EnrollmentId enrollment) {}

    /** What is known of {@code gates}. */
    List<GateResult> find(Learner learner, List<String> gates) {
        return database.sql()
                .sql(FIND)
                .param("tenant", learner.tenant().value())
                .param("user", learner.user().value())
                .param("enrollment", learner.enrollment().value())
                .param("gates", gates)
                .query((row, _) -> read(row))
                .list();
    }

    /** Keeps a result, a sitting's, in the place of any before it, and tells so; false where there is no such tenant. */
    boolean put(Learner learner, String gate, boolean passed, Instant now) {
        AttemptId attempt = new AttemptId(ids.next());
        return events.together(learner.user().value(), () -> {
            boolean there = write(attempt, learner, gate, passed, now);
            if (there) {
                tell(attempt, learner, new GateResult(gate, passed, Texts.written(now)));
            }
            return there;
        });
    }

    /** Tells of those that nobody was told of: made before there was anybody to tell. */
    public void tellOfOld() {
        database.sql().sql(UNTOLD).query(this::tellOf).list();
    }

    private GateResult tellOf(ResultSet row, int number) throws SQLException {
        AttemptId attempt = new AttemptId(row.getObject("attempt_id", UUID.class));
        Learner learner = new Learner(
                new TenantId(row.getObject("tenant_id", UUID.class)),
                new UserId(row.getObject("user_id", UUID.class)),
                new EnrollmentId(row.getObject("enrollment_id", UUID.class)));
        GateResult result = read(row);
        return events.together(learner.user().value(), () -> {
            tell(attempt, learner, result);
            return result;
        });
    }

    private void tell(AttemptId attempt, Learner learner, GateResult result) {
        Map<String, Object> payload = Map.of(
                "attemptId", attempt.text(),
                "userId", learner.user().text(),
                "enrollmentId", learner.enrollment().text(),
                "gateId", result.gateId(),
                "passed", result.passed(),
                "scoredAt", result.scoredAt());
        events.tell(new Told("assessment.attempt_result.scored", learner.tenant(), "attempt", attempt, payload));
    }

    private boolean write(AttemptId attempt, Learner learner, String gate, boolean passed, Instant now) {
        int rows = database.sql()
                .sql(PUT)
                .param("tenant", learner.tenant().value())
                .param("user", learner.user().value())
                .param("enrollment", learner.enrollment().value())
                .param("gate", gate)
                .param("attempt", attempt.value())
                .param("passed", passed)
                .param("now", SandboxDatabase.time(now))
                .update();
        return rows == 1;
    }

    private static GateResult read(ResultSet row) throws SQLException {
        Instant scored = row.getObject("scored_at", OffsetDateTime.class).toInstant();
        return new GateResult(row.getString("gate_id"), row.getBoolean("passed"), Texts.written(scored));
    }
}
