package io.ghasi.delivery.sandbox.enrollment;

import io.ghasi.delivery.core.ids.CourseVersionId;
import io.ghasi.delivery.core.ids.EnrollmentId;
import io.ghasi.delivery.core.ids.TenantId;
import io.ghasi.delivery.core.ids.UserId;
import io.ghasi.delivery.sandbox.database.SandboxDatabase;
import io.ghasi.delivery.sandbox.events.EventLog;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/** Every enrollment, by its tenant and its id. */
public final class EnrollmentTable {
    private static final String FIND = """
            SELECT user_id, course_version_id, state, attempts_allowed, valid_until
              FROM enrollments
             WHERE tenant_id = :tenant AND enrollment_id = :id
            """;
    private static final String UNTOLD = """
            SELECT tenant_id, enrollment_id, user_id, course_version_id, state, attempts_allowed, valid_until
              FROM enrollments e
             WHERE NOT EXISTS (SELECT 1 FROM event_versions v
                                WHERE v.tenant_id = e.tenant_id AND v.aggregate_id = e.enrollment_id)
            """;
    private static final String PUT = """
            INSERT INTO enrollments
            SELECT tenant_id, :id, :user, :course, :state, :attempts, :until
              FROM tenants
             WHERE tenant_id = :tenant
            ON CONFLICT (tenant_id, enrollment_id) DO UPDATE
            SET user_id = excluded.user_id, course_version_id = excluded.course_version_id, state = excluded.state,
                attempts_allowed = excluded.attempts_allowed, valid_until = excluded.valid_until
            """;

    private final SandboxDatabase database;
    private final EventLog events;

    public EnrollmentTable(SandboxDatabase database, EventLog events) {
        this.database = database;
        this.events = events;
    }

    Optional<Enrollment> find(TenantId tenant, EnrollmentId id) {
        return database.sql()
                .sql(FIND)
                .param("tenant", tenant.value())
                .param("id", id.value())
                .query((row, _) -> read(id, row))
                .optional();
    }

    /** Makes the enrollment, or changes it, and tells so where that is something new; false where there is no such tenant. */
    public boolean put(TenantId tenant, Enrollment enrollment) {
        return events.together(enrollment.id().value(), () -> {
            Enrollment before = find(tenant, enrollment.id()).orElse(null);
            boolean there = write(tenant, enrollment);
            if (there && !enrollment.equals(before)) {
                EnrollmentEvents.of(tenant, before, enrollment).forEach(events::tell);
            }
            return there;
        });
    }

    /** Tells of those that nobody was told of: made before there was anybody to tell. */
    public void tellOfOld() {
        database.sql().sql(UNTOLD).query(this::tellOf).list();
    }

    private Enrollment tellOf(ResultSet row, int number) throws SQLException {
        TenantId tenant = new TenantId(row.getObject("tenant_id", UUID.class));
        EnrollmentId id = new EnrollmentId(row.getObject("enrollment_id", UUID.class));
        Enrollment enrollment = read(id, row);
        return events.together(id.value(), () -> {
            EnrollmentEvents.of(tenant, null, enrollment).forEach(events::tell);
            return enrollment;
        });
    }

    private boolean write(TenantId tenant, Enrollment enrollment) {
        int rows = database.sql()
                .sql(PUT)
                .param("tenant", tenant.value())
                .param("id", enrollment.id().value())
                .param("user", enrollment.user().value())
                .param("course", enrollment.course().value())
                .param("state", enrollment.state().code())
                .param("attempts", enrollment.attemptsAllowed(), java.sql.Types.INTEGER)
                .param("until", SandboxDatabase.time(enrollment.validUntil()), java.sql.Types.TIMESTAMP_WITH_TIMEZONE)
                .update();
        return rows == 1;
    }

    private static Enrollment read(EnrollmentId id, ResultSet row) throws SQLException {
        OffsetDateTime until = row.getObject("valid_until", OffsetDateTime.class);
        return new Enrollment(
                id,
                new UserId(row.getObject("user_id", UUID.class)),
                new CourseVersionId(row.getObject("course_version_id", UUID.class)),
                Objects.requireNonNull(EnrollmentState.of(row.getString("state"))),
                row.getObject("attempts_allowed", Integer.class),
                until == null ? null : until.toInstant());
    }
}
