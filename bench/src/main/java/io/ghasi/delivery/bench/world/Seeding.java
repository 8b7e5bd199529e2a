package io.ghasi.delivery.bench.world;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** Puts a population's rows into an empty database, as an administrator: past row security and past the use cases. */
public final class Seeding {
    private static final String COURSES = """
            CREATE TEMP TABLE courses (tenant int, course int, version uuid, pack uuid);
            """;
    private static final String COURSE = "INSERT INTO courses VALUES (?, ?, ?, ?)";
    private static final String PACKAGES = """
            INSERT INTO delivery.package_index (tenant_id, id, course_version_id, standard, navigation, title, manifest_version)
            SELECT %s, pack, version, 'native', 'linear', 'Bench', 1 FROM courses
            """.formatted(Numbered.TENANT.sql(digits("tenant")));
    // Every lesson but the last eight has been visited. Parameters: learners, learners, sessions.
    private static final String SESSIONS = """
            INSERT INTO delivery.play_sessions (
                tenant_id, id, user_id, enrollment_id, course_version_id, play_package_id, device_id, attempt_number, state, locale,
                cursor, lessons_visited, lamport, version, event_seq, started_at, last_activity_at)
            SELECT %s, %s, %s, %s, c.version, c.pack, %s, 1, 'active', 'en',
                jsonb_build_object('schemaVersion', 1, 'moduleId', 'module-' || s.place / %d, 'lessonId', 'lesson-' || s.place,
                    'blockId', null, 'branchPath', '[]'::jsonb, 'sequenceIndex', s.place),
                '\\xffffffff', 1, 1, 1, now() - interval '1 hour', now()
            FROM (SELECT n, n %% ? AS u, n / ? AS course, %d + n %% %d AS place FROM generate_series(0, ? - 1) n) s
            JOIN courses c ON c.tenant = s.u %% %d AND c.course = s.course
            """.formatted(
                    Numbered.TENANT.sql(digits("s.u % " + Population.TENANTS)),
                    Numbered.SESSION.sql(digits("s.n")),
                    Numbered.USER.sql(digits("s.u")),
                    Numbered.ENROLLMENT.sql(digits("s.n")),
                    Numbered.DEVICE.sql(digits("s.u")),
                    BenchCourse.LESSONS_EACH,
                    BenchCourse.FIRST_PLACE,
                    BenchCourse.PLACES,
                    Population.TENANTS);

    private Seeding() {}

    /** Does it; {@code courses} holds each tenant's each course once. */
    public static void run(Connection administrator, Population population, List<TenantCourse> courses)
            throws SQLException {
        administrator.setAutoCommit(true);
        try (Statement statement = administrator.createStatement()) {
            statement.execute(COURSES);
            list(administrator, courses);
            statement.execute(PACKAGES);
            insert(administrator, population);
            statement.execute("VACUUM ANALYZE delivery.play_sessions, delivery.package_index");
        }
    }

    private static void list(Connection connection, List<TenantCourse> courses) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(COURSE)) {
            for (TenantCourse course : courses) {
                statement.setInt(1, course.tenant());
                statement.setInt(2, course.course());
                statement.setObject(3, course.version().value());
                statement.setObject(4, course.pack().value());
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }

    private static void insert(Connection connection, Population population) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(SESSIONS)) {
            statement.setInt(1, population.users());
            statement.setInt(2, population.users());
            statement.setInt(3, population.sessions());
            int written = statement.executeUpdate();
            if (written != population.sessions()) {
                throw new IllegalStateException(written + " sessions, not " + population.sessions());
            }
        }
    }

    private static String digits(String number) {
        return "(" + Numbered.FIRST + " + " + number + ")";
    }
}
