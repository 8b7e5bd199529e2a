package io.ghasi.delivery.adapters.postgres;

import io.ghasi.delivery.core.course.VisitedLessons;
import io.ghasi.delivery.core.ids.CourseVersionId;
import io.ghasi.delivery.core.ids.DeviceId;
import io.ghasi.delivery.core.ids.EnrollmentId;
import io.ghasi.delivery.core.ids.PlayPackageId;
import io.ghasi.delivery.core.ids.SessionId;
import io.ghasi.delivery.core.ids.TenantId;
import io.ghasi.delivery.core.ids.UserId;
import io.ghasi.delivery.core.session.AbandonedSession;
import io.ghasi.delivery.core.session.ActiveSession;
import io.ghasi.delivery.core.session.CompletedSession;
import io.ghasi.delivery.core.session.FailedSession;
import io.ghasi.delivery.core.session.Outcome;
import io.ghasi.delivery.core.session.PackageFacts;
import io.ghasi.delivery.core.session.PausedSession;
import io.ghasi.delivery.core.session.PlaySession;
import io.ghasi.delivery.core.session.Position;
import io.ghasi.delivery.core.session.SessionFacts;
import io.ghasi.delivery.core.session.Snapshot;
import io.ghasi.delivery.core.session.State;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;

/** A session as its row holds it, with its package's. */
final class SessionRow {
    /** What {@link #read} needs, from {@code s} and {@code p}. */
    static final String COLUMNS = """
            s.tenant_id, s.id, s.user_id, s.enrollment_id, s.course_version_id, s.play_package_id, s.device_id, s.attempt_number,
            s.state, s.locale, s.cursor, s.lessons_visited, s.lamport, s.version, s.started_at, s.last_activity_at, s.paused_at,
            s.ended_at, s.end_reason, s.outcome, s.score, p.standard, p.navigation, p.title, p.manifest_version
            """;

    /** {@code s} and {@code p}. */
    static final String TABLES = """
            delivery.play_sessions s
            JOIN delivery.package_index p ON p.tenant_id = s.tenant_id AND p.id = s.play_package_id
            """;

    private SessionRow() {}

    static PlaySession read(ResultSet row) throws SQLException {
        Position position = new Position(
                CursorJson.read(row.getString("cursor")),
                VisitedLessons.fromBytes(row.getBytes("lessons_visited")),
                row.getLong("lamport"));
        Snapshot at = new Snapshot(
                facts(row),
                new DeviceId(uuid(row, "device_id")),
                position,
                row.getInt("version"),
                instant(row, "last_activity_at"));
        return state(row, at);
    }

    private static PlaySession state(ResultSet row, Snapshot at) throws SQLException {
        State state = Objects.requireNonNull(State.parse(row.getString("state")));
        return switch (state) {
            case ACTIVE -> new ActiveSession(at);
            case PAUSED -> new PausedSession(at, instant(row, "paused_at"));
            case FAILED -> new FailedSession(at, instant(row, "ended_at"), row.getString("end_reason"));
            case ABANDONED -> new AbandonedSession(at, instant(row, "ended_at"), row.getString("end_reason"));
            case COMPLETED ->
                new CompletedSession(
                        at,
                        instant(row, "ended_at"),
                        Outcome.valueOf(row.getString("outcome").toUpperCase(Locale.ROOT)),
                        ScoreJson.read(row.getString("score")));
        };
    }

    private static SessionFacts facts(ResultSet row) throws SQLException {
        PackageFacts pack = new PackageFacts(
                new PlayPackageId(uuid(row, "play_package_id")),
                row.getString("standard"),
                row.getString("title"),
                row.getString("navigation"),
                row.getInt("manifest_version"));
        return new SessionFacts(
                new SessionId(uuid(row, "id")),
                new TenantId(uuid(row, "tenant_id")),
                new UserId(uuid(row, "user_id")),
                new EnrollmentId(uuid(row, "enrollment_id")),
                new CourseVersionId(uuid(row, "course_version_id")),
                pack,
                row.getInt("attempt_number"),
                row.getString("locale"),
                instant(row, "started_at"));
    }

    private static UUID uuid(ResultSet row, String column) throws SQLException {
        return row.getObject(column, UUID.class);
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
