package io.ghasi.delivery.adapters.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.ghasi.delivery.core.ids.TenantId;
import io.ghasi.delivery.core.session.ActiveSession;
import io.ghasi.delivery.core.session.Decision;
import io.ghasi.delivery.core.session.DecisionStore.Outcome;
import io.ghasi.delivery.core.tenancy.Region;
import io.ghasi.delivery.migrations.Role;
import io.ghasi.delivery.testkit.database.DeliveryDatabase;
import io.ghasi.delivery.testkit.events.EventCheck;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** While two versions of a contract are read, each event is written once for either. */
class EventVersionsTest {
    private static final String T = "delivery.play_session.";

    private static final GroupCommitSettings SETTINGS =
            new GroupCommitSettings(new GroupBounds(2, 64, 256, Duration.ofSeconds(10)), Duration.ofSeconds(2));
    private static final JsonMapper JSON = new JsonMapper();
    // What a second version would be; nobody publishes one yet.
    private static final EventVersions BOTH = new EventVersions(
            Map.of(T + "navigated", both("navigated"), T + "paused", both("paused"), T + "started", both("started")));

    private static DeliveryDatabase database;
    private static HikariDataSource pool;

    private final World world = new World();
    private final TenantId tenant = world.tenant();
    private final ActiveSession session = world.session(tenant, 1);

    private static List<EventVersion> both(String name) {
        EventVersion first = EventVersion.first(T + name);
        EventVersion second = new EventVersion(first.type(), 2, "schemas://second", (json, _, event, _) -> {
            json.writeStartObject();
            json.writeStringProperty("second", event.name());
            json.writeEndObject();
        });
        return List.of(second, first);
    }

    @BeforeAll
    static void migrate() throws SQLException {
        database = DeliveryDatabase.create();
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(database.jdbcUrl());
        config.setUsername(Role.API.login());
        config.setPassword(DeliveryDatabase.login(Role.API).password());
        config.setMaximumPoolSize(6);
        pool = new HikariDataSource(config);
    }

    @AfterAll
    static void close() {
        pool.close();
    }

    /** A row of the outbox, in the order of row ids. */
    private record Row(String aggregate, int version, String subject, String id, JsonNode event, String payload) {
        String line() {
            return version + " " + subject.substring("delivery.play_session.".length());
        }
    }

    @Test
    void each_version_of_an_event_has_its_number_and_the_newest_comes_first() throws SQLException {
        // Given
        ActiveSession moved = world.moved(session, 1);
        ActiveSession next = world.session(tenant, 2);
        // When
        try (GroupCommit store = store(BOTH)) {
            assertThat(List.of(
                            store.commit(world.decision(tenant, world.created(session))),
                            store.commit(world.decision(tenant, world.move(session, 1))),
                            store.commit(world.decision(tenant, world.paused(moved), world.created(next)))))
                    .allMatch(Outcome.Applied.class::isInstance);
        }
        // Then
        assertThat(rows(session).map(Row::line))
                .containsExactly(
                        "1 started.v2",
                        "1 started.v1",
                        "2 navigated.v2",
                        "2 navigated.v1",
                        "3 paused.v2",
                        "3 paused.v1");
        assertThat(rows(next).map(Row::line)).containsExactly("1 started.v2", "1 started.v1");
        assertThat(read("SELECT attempt_number || ' ' || event_seq FROM delivery.play_sessions ORDER BY 1"))
                .containsExactly("1 3", "2 1");
    }

    @Test
    void whoever_reads_one_version_alone_counts_without_gaps_and_takes_no_event_for_another() throws SQLException {
        // When
        try (GroupCommit store = store(BOTH)) {
            store.commit(world.decision(tenant, world.created(session)));
            ActiveSession at = session;
            for (int place = 1; place <= 5; place++) {
                store.commit(world.decision(tenant, world.move(at, place)));
                at = world.moved(at, place);
            }
        }
        // Then
        for (String version : List.of(".v1", ".v2")) {
            assertThat(rows(session)
                            .filter(row -> row.subject().endsWith(version))
                            .map(Row::version))
                    .containsExactly(1, 2, 3, 4, 5, 6);
        }
        assertThat(rows(session).map(Row::id)).doesNotHaveDuplicates().hasSize(12);
        assertThat(rows(session)).allSatisfy(row -> {
            assertThat(row.event().get("aggregateVersion").asInt()).isEqualTo(row.version());
            assertThat(row.event().get("eventType").asString() + ".v"
                            + row.event().get("eventVersion"))
                    .isEqualTo(row.subject());
        });
        assertThat(rows(session).filter(row -> row.subject().endsWith(".v1")))
                .allSatisfy(row -> EventCheck.published(row.subject(), row.payload()));
    }

    @Test
    void a_version_that_comes_and_one_that_goes_leave_no_gap() throws SQLException {
        // Given
        EventVersions old = new EventVersions(Map.of());
        EventVersions latest =
                new EventVersions(Map.of(T + "navigated", both("navigated").subList(0, 1)));
        // When
        ActiveSession at = session;
        walk(old, world.decision(tenant, world.created(at)));
        for (EventVersions versions : List.of(old, BOTH, latest)) {
            walk(versions, world.decision(tenant, world.move(at, at.version())));
            at = world.moved(at, at.version());
        }
        // Then
        assertThat(rows(session).map(Row::line))
                .containsExactly(
                        "1 started.v1", "2 navigated.v1", "3 navigated.v2", "3 navigated.v1", "4 navigated.v2");
    }

    @Test
    void the_same_version_of_the_same_event_cannot_be_written_twice() throws SQLException {
        // Given
        EventVersion first = EventVersion.first(T + "started");
        EventVersions twice = new EventVersions(Map.of(T + "started", List.of(first, first)));
        // When
        try (GroupCommit store = store(twice)) {
            assertThat(store.commit(world.decision(tenant, world.created(session))))
                    .isInstanceOf(Outcome.Taken.class);
        }
        // Then
        assertThat(read("SELECT 'one' FROM delivery.outbox_pending")).isEmpty();
    }

    private void walk(EventVersions versions, Decision decision) {
        try (GroupCommit store = store(versions)) {
            assertThat(store.commit(decision)).isInstanceOf(Outcome.Applied.class);
        }
    }

    private GroupCommit store(EventVersions versions) {
        return new GroupCommit(pool, new SessionEnvelopes(Region.EU, "0.1.0", versions), world.ids, SETTINGS);
    }

    private Stream<Row> rows(ActiveSession of) throws SQLException {
        List<Row> rows = new ArrayList<>();
        each("SELECT * FROM delivery.outbox_pending ORDER BY id", row -> rows.add(row(row)));
        return rows.stream()
                .filter(row -> row.aggregate().equals(of.facts().id().value().toString()));
    }

    private static Row row(ResultSet row) throws SQLException {
        String payload = row.getString("payload");
        return new Row(
                row.getString("aggregate_id"),
                row.getInt("aggregate_version"),
                row.getString("subject"),
                row.getString("event_id"),
                JSON.readTree(payload),
                payload);
    }

    private List<String> read(String sql) throws SQLException {
        List<String> found = new ArrayList<>();
        each(sql, row -> found.add(row.getString(1)));
        return found;
    }

    private interface Reader {
        void read(ResultSet row) throws SQLException;
    }

    // What this test's tenant has, read as the api would.
    private void each(String sql, Reader reader) throws SQLException {
        try (Connection connection = database.connect(Role.API);
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            Rows.tenant(connection, tenant.value());
            try (ResultSet rows = statement.executeQuery(sql)) {
                while (rows.next()) {
                    reader.read(rows);
                }
            }
        }
    }
}
