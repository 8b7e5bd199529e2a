package io.ghasi.delivery.bench.world;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** Gives every learner who plays a session of the SCORM course too, each with a copy of what is kept of a real one. */
public final class ScormSeeding {
    private static final String PACKAGE = """
            INSERT INTO delivery.package_index (tenant_id, id, course_version_id, standard, navigation, title, manifest_version)
            VALUES (?, ?, ?, 'scorm2004', 'scorm2004', 'Bench', 1) ON CONFLICT DO NOTHING
            """;
    // Parameters: sessions, sessions, cursor, stride, learners who play. Learners are one in stride.
    private static final String SESSIONS = """
            INSERT INTO delivery.play_sessions (
                tenant_id, id, user_id, enrollment_id, course_version_id, play_package_id, device_id, attempt_number, state, locale,
                cursor, lessons_visited, lamport, version, event_seq, started_at, last_activity_at)
            SELECT %1$s, %2$s, %3$s, %4$s, p.course_version_id, p.id, %5$s, 1, 'active', 'en', ?::jsonb, '', 1, 1, 1,
                   now() - interval '1 hour', now()
            FROM (SELECT ? * i AS u FROM generate_series(0, ? - 1) i) s
            JOIN delivery.package_index p ON p.tenant_id = %1$s AND p.standard = 'scorm2004'
            """.formatted(
                    Numbered.TENANT.sql(digits("s.u % " + Population.TENANTS)),
                    Numbered.SESSION.sql(digits("? + s.u")),
                    Numbered.USER.sql(digits("s.u")),
                    Numbered.ENROLLMENT.sql(digits("? + s.u")),
                    Numbered.DEVICE.sql(digits("s.u")));
    private static final String SCORM = """
            FROM delivery.play_sessions s JOIN delivery.package_index p ON p.tenant_id = s.tenant_id AND p.id = s.play_package_id
            WHERE p.standard = 'scorm2004'
            """;
    private static final String EMPTY = "TRUNCATE delivery.sequencing_state, delivery.runtime_activities";
    private static final String PROGRESS = """
            INSERT INTO delivery.sequencing_state (tenant_id, session_id, user_id, memory_version, progress, delivered)
            SELECT s.tenant_id, s.id, s.user_id, 1, ?, ?
            """ + SCORM;
    private static final String RECORD = """
            INSERT INTO delivery.runtime_activities (tenant_id, session_id, activity, user_id, record)
            SELECT s.tenant_id, s.id, ?, s.user_id, ?
            """ + SCORM;

    private ScormSeeding() {}

    /** Does it; {@code courses} holds each tenant's once. */
    public static void run(Connection administrator, Population population, List<TenantCourse> courses, Kept kept)
            throws SQLException {
        try (PreparedStatement statement = administrator.prepareStatement(PACKAGE)) {
            for (TenantCourse course : courses) {
                statement.setObject(1, Numbered.TENANT.id(course.tenant()));
                statement.setObject(2, course.pack().value());
                statement.setObject(3, course.version().value());
                statement.addBatch();
            }
            statement.executeBatch();
        }
        change(
                administrator,
                SESSIONS,
                population.sessions(),
                population.sessions(),
                kept.cursor(),
                population.stride(),
                Population.PLAYING);
        remember(administrator, kept);
    }

    /** Has everybody be where {@code kept} was. */
    public static void remember(Connection administrator, Kept kept) throws SQLException {
        change(administrator, EMPTY);
        change(administrator, PROGRESS, kept.progress(), kept.activity());
        change(administrator, RECORD, kept.activity(), kept.record());
        try (Statement statement = administrator.createStatement()) {
            statement.execute(
                    "VACUUM ANALYZE delivery.play_sessions, delivery.sequencing_state, delivery.runtime_activities");
        }
    }

    private static void change(Connection administrator, String sql, Object... values) throws SQLException {
        try (PreparedStatement statement = administrator.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            statement.executeUpdate();
        }
    }

    private static String digits(String number) {
        return "(" + Numbered.FIRST + " + " + number + ")";
    }
}
