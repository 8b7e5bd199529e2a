package io.ghasi.delivery.adapters.postgres;

import io.ghasi.delivery.core.idempotency.IdempotencyKey;
import io.ghasi.delivery.core.ids.CourseVersionId;
import io.ghasi.delivery.core.ids.DeviceId;
import io.ghasi.delivery.core.ids.EnrollmentId;
import io.ghasi.delivery.core.ids.SessionId;
import io.ghasi.delivery.core.ids.TenantId;
import io.ghasi.delivery.core.ids.UserId;
import io.ghasi.delivery.core.session.ActiveSession;
import io.ghasi.delivery.core.session.PlaySession;
import io.ghasi.delivery.core.session.Sessions;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Sessions in PostgreSQL. */
public final class PostgresSessions implements Sessions, AutoCloseable {
    private static final String ACTIVE_ON = """
            SELECT %s FROM %s WHERE s.tenant_id = ? AND s.user_id = ? AND s.course_version_id = ? AND s.device_id = ? AND s.state = 'active'
            """.formatted(SessionRow.COLUMNS, SessionRow.TABLES);

    private static final String START = """
            SELECT k.fingerprint, k.status, k.version AS answered_version, k.location, k.body, rival.*,
                   (SELECT coalesce(max(a.attempt_number), 0) FROM delivery.play_sessions a
                    WHERE a.tenant_id = ? AND a.enrollment_id = ? AND a.user_id = ?) AS attempts
            FROM (SELECT) one
            LEFT JOIN delivery.idempotency_keys k ON k.tenant_id = ? AND k.user_id = ? AND k.key = ?
            LEFT JOIN (%s) rival ON true
            """.formatted(ACTIVE_ON);

    private static final String SWEEP = """
            SELECT %s FROM %s WHERE s.tenant_id = ? AND s.state = ? AND s.active_around <= ? AND s.last_activity_at <= ?
              AND (s.paused_at IS NULL OR s.paused_at <= ?) AND s.offline_mount_id IS NULL
            ORDER BY s.active_around LIMIT ?
            """.formatted(SessionRow.COLUMNS, SessionRow.TABLES);

    private final TenantReads reads;
    private final GroupedReads<Question, Recalled> grouped;

    /** Reads through {@code database}, whose role is bound by row security; single sessions many at a time, within {@code bounds}. */
    public PostgresSessions(DataSource database, GroupBounds bounds) {
        reads = new TenantReads(database);
        grouped = new GroupedReads<>(database, bounds, FindCall::answer);
    }

    @Override
    public Recalled recall(TenantId tenant, SessionId session, IdempotencyKey key) {
        return grouped.ask(new Question(tenant, session, key));
    }

    @Override
    public StartView recallForStart(
            TenantId tenant, CourseVersionId course, EnrollmentId enrollment, DeviceId device, IdempotencyKey key) {
        UUID t = tenant.value();
        UUID user = key.user().value();
        return reads.list(
                        tenant,
                        START,
                        row -> new StartView(
                                KeyRow.read(row, "answered_version"), activeOrNull(row), row.getInt("attempts")),
                        t,
                        enrollment.value(),
                        user,
                        t,
                        user,
                        key.value(),
                        t,
                        user,
                        course.value(),
                        device.value())
                .getFirst();
    }

    @Override
    public Optional<Stored> find(TenantId tenant, SessionId session) {
        return Optional.ofNullable(
                grouped.ask(new Question(tenant, session, null)).stored());
    }

    @Override
    public Optional<ActiveSession> activeOn(TenantId tenant, UserId user, CourseVersionId course, DeviceId device) {
        return reads
                .list(
                        tenant,
                        ACTIVE_ON,
                        row -> (ActiveSession) SessionRow.read(row),
                        tenant.value(),
                        user.value(),
                        course.value(),
                        device.value())
                .stream()
                .findFirst();
    }

    @Override
    public Optional<PlaySession> last(TenantId tenant, UserId user, Filter filter) {
        return page(tenant, user, filter, null, 1).stream().findFirst();
    }

    @Override
    public List<PlaySession> page(TenantId tenant, UserId user, Filter filter, @Nullable SessionId after, int size) {
        PageQuery query = new PageQuery(tenant, user, filter, after, size);
        return reads.list(tenant, query.sql(), SessionRow::read, query.values());
    }

    @Override
    public List<PlaySession> idle(TenantId tenant, Instant cutoff, int size) {
        return sweep(tenant, "active", cutoff, size);
    }

    @Override
    public List<PlaySession> pausedSince(TenantId tenant, Instant cutoff, int size) {
        return sweep(tenant, "paused", cutoff, size);
    }

    private List<PlaySession> sweep(TenantId tenant, String state, Instant cutoff, int size) {
        var at = cutoff.atOffset(ZoneOffset.UTC);
        return reads.list(tenant, SWEEP, SessionRow::read, tenant.value(), state, at, at, at, size);
    }

    private static @Nullable ActiveSession activeOrNull(ResultSet row) throws SQLException {
        return row.getString("state") == null ? null : (ActiveSession) SessionRow.read(row);
    }

    /** Ends the threads that read. */
    @Override
    public void close() {
        grouped.close();
    }
}
