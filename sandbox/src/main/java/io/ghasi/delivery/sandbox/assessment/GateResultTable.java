package io.ghasi.delivery.sandbox.assessment;

import io.ghasi.delivery.core.ids.EnrollmentId;
import io.ghasi.delivery.core.ids.TenantId;
import io.ghasi.delivery.core.ids.UserId;
import io.ghasi.delivery.sandbox.database.SandboxDatabase;
import io.ghasi.delivery.sandbox.http.Texts;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;

/** The last result of every gate of every learner. */
public final class GateResultTable {
    private static final String FIND = """
            SELECT gate_id, passed, scored_at
              FROM gate_results
             WHERE tenant_id = :tenant AND user_id = :user AND enrollment_id = :enrollment AND gate_id IN (:gates)
             ORDER BY gate_id
            """;
    private static final String PUT = """
            INSERT INTO gate_results
            SELECT tenant_id, :user, :enrollment, :gate, :passed, :now
              FROM tenants
             WHERE tenant_id = :tenant
            ON CONFLICT (tenant_id, user_id, enrollment_id, gate_id) DO UPDATE
            SET passed = excluded.passed, scored_at = excluded.scored_at
            """;

    private final SandboxDatabase database;

    public GateResultTable(SandboxDatabase database) {
        this.database = database;
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

    /** Keeps a result in the place of any before it; false where there is no such tenant. */
    boolean put(Learner learner, String gate, boolean passed, Instant now) {
        int rows = database.sql()
                .sql(PUT)
                .param("tenant", learner.tenant().value())
                .param("user", learner.user().value())
                .param("enrollment", learner.enrollment().value())
                .param("gate", gate)
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
