package io.ghasi.delivery.acceptance.tenants.check;

import io.ghasi.delivery.core.ids.SessionId;
import io.ghasi.delivery.testkit.events.EventCheck;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;

/** The rows of one tenant as they are. */
record Rows(Connection administrator, UUID tenant) {
    private static final String SESSIONS = """
            SELECT id, concat_ws(' ', user_id, enrollment_id, course_version_id, play_package_id, device_id, 'attempt ' || attempt_number,
                state, locale, cursor ->> 'moduleId', cursor ->> 'lessonId', cursor ->> 'blockId', 'place ' || (cursor ->> 'sequenceIndex'),
                encode(lessons_visited, 'hex'), 'lamport ' || lamport, 'version ' || version, 'events ' || event_seq)
            FROM delivery.play_sessions WHERE tenant_id = ?
            """;

    private static final String KEYS = """
            SELECT user_id || '/' || key, status || ' ' || encode(sha256(body), 'hex') FROM delivery.idempotency_keys WHERE tenant_id = ?
            """;

    // Numbered without gaps, or they would not be told in a row.
    private static final String EVENTS = """
            SELECT aggregate_id, string_agg(split_part(subject, '.', 3), ' ' ORDER BY aggregate_version)
            FROM delivery.outbox_pending WHERE tenant_id = ? GROUP BY aggregate_id
            HAVING max(aggregate_version) = count(*)
            """;

    private static final String WRITTEN = """
            SELECT subject, payload FROM delivery.outbox_pending WHERE tenant_id = ? ORDER BY id
            """;

    private static final String TEXTS = """
            SELECT payload FROM delivery.outbox_pending WHERE tenant_id = ?
            UNION ALL SELECT p::text FROM delivery.package_index p WHERE tenant_id = ?
            UNION ALL SELECT s.cursor::text FROM delivery.play_sessions s WHERE tenant_id = ?
            UNION ALL SELECT convert_from(k.body, 'UTF8') || coalesce(k.location, '') FROM delivery.idempotency_keys k WHERE tenant_id = ?
            """;

    Map<String, String> sessions() throws SQLException {
        return byId(SESSIONS, Rows::session);
    }

    Map<String, String> keys() throws SQLException {
        return byId(KEYS, id -> id);
    }

    /** Names of each session's events, in order. */
    Map<String, String> events() throws SQLException {
        return byId(EVENTS, Rows::session);
    }

    private static String session(String uuid) {
        return new SessionId(UUID.fromString(uuid)).text();
    }

    private Map<String, String> byId(String sql, Function<String, String> name) throws SQLException {
        Map<String, String> found = new TreeMap<>();
        try (PreparedStatement statement = administrator.prepareStatement(sql)) {
            statement.setObject(1, tenant);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    found.put(name.apply(rows.getString(1)), rows.getString(2));
                }
            }
        }
        return found;
    }

    /** What is not as the contract of its event says. */
    List<String> brokenEvents() throws SQLException {
        List<String> found = new ArrayList<>();
        try (PreparedStatement statement = administrator.prepareStatement(WRITTEN)) {
            statement.setObject(1, tenant);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    String subject = rows.getString(1);
                    EventCheck.publishedViolations(subject, rows.getString(2))
                            .forEach(violation -> found.add(subject + " " + violation));
                }
            }
        }
        return found;
    }

    /** Whatever an author, a learner or the service has written into rows of the tenant. */
    List<String> texts() throws SQLException {
        List<String> found = new ArrayList<>();
        try (PreparedStatement statement = administrator.prepareStatement(TEXTS)) {
            for (int i = 1; i <= 4; i++) {
                statement.setObject(i, tenant);
            }
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    found.add(rows.getString(1));
                }
            }
        }
        return found;
    }
}
