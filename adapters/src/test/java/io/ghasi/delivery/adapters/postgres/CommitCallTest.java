package io.ghasi.delivery.adapters.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ghasi.delivery.core.idempotency.IdempotencyKey;
import io.ghasi.delivery.core.ids.TenantId;
import io.ghasi.delivery.core.session.ActiveSession;
import io.ghasi.delivery.core.session.Decision;
import io.ghasi.delivery.core.session.DecisionStore.Outcome;
import io.ghasi.delivery.migrations.Role;
import io.ghasi.delivery.testkit.database.DeliveryDatabase;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class CommitCallTest {
    private static final Optional<Outcome> APPLIED = Optional.of(new Outcome.Applied());
    private static final Optional<Outcome> STALE = Optional.of(new Outcome.Stale());
    private static final Optional<Outcome> TAKEN = Optional.of(new Outcome.Taken());
    private static final Optional<Outcome> BUSY = Optional.empty();
    private static final String LOCK_NOT_AVAILABLE = "55P03";

    private static DeliveryDatabase database;

    private final World world = new World();
    private final CommitCall call = new CommitCall(new DecisionJson(new NamesOfEvents(), world.ids));
    private final TenantId tenant = world.tenant();
    private final ActiveSession session = world.session(tenant, 1);

    @BeforeAll
    static void migrate() throws SQLException {
        database = DeliveryDatabase.create();
    }

    @Test
    void a_session_is_created_and_moved_and_its_events_are_numbered_without_gaps() throws SQLException {
        assertThat(commit(world.decision(tenant, world.created(session)))).containsExactly(APPLIED);
        assertThat(commit(world.decision(tenant, world.move(session, 1)))).containsExactly(APPLIED);
        assertThat(
                        read(
                                "SELECT version, lamport, event_seq, encode(lessons_visited, 'hex') FROM delivery.play_sessions"))
                .containsExactly("2 2 2 03");
        assertThat(read("SELECT aggregate_version, subject, payload FROM delivery.outbox_pending ORDER BY id"))
                .containsExactly(
                        "1 delivery.play_session.started.v1 {\"aggregateVersion\":1,\"epoch\":1,\"name\":\"started\"}",
                        "2 delivery.play_session.navigated.v1 {\"aggregateVersion\":2,\"epoch\":1,\"name\":\"navigated\"}");
    }

    @Test
    void a_session_that_somebody_changed_meanwhile_is_left_alone_and_nothing_is_remembered() throws SQLException {
        commit(world.decision(tenant, world.created(session)));
        commit(world.decision(tenant, world.move(session, 1)));
        assertThat(commit(world.decision(tenant, world.move(session, 2)))).containsExactly(STALE);
        assertThat(read("SELECT cursor ->> 'lessonId' FROM delivery.play_sessions"))
                .containsExactly("L1");
        assertThat(read("SELECT count(*) FROM delivery.idempotency_keys")).containsExactly("2");
        assertThat(read("SELECT count(*) FROM delivery.outbox_pending")).containsExactly("2");
    }

    @Test
    void a_key_that_is_used_changes_nothing_and_written_alone_gives_back_its_first_answer() throws SQLException {
        commit(world.decision(tenant, world.created(session)));
        IdempotencyKey key = world.key();
        commit(world.decision(tenant, key, "first \u00e9", world.move(session, 1)));
        Decision again = world.decision(tenant, key, "second", world.move(world.moved(session, 1), 2));
        assertThat(commit(again)).containsExactly(BUSY);
        assertThat(commit(true, again))
                .singleElement()
                .satisfies(outcome -> assertThat(outcome)
                        .hasValueSatisfying(value -> assertThat(body(value)).isEqualTo("first \u00e9")));
        assertThat(read("SELECT version FROM delivery.play_sessions")).containsExactly("2");
    }

    @Test
    void a_second_active_session_on_the_device_is_refused_and_leaves_its_neighbours_in_the_batch_alone()
            throws SQLException {
        TenantId other = world.tenant();
        commit(world.decision(tenant, world.created(session)));
        List<Optional<Outcome>> outcomes = commit(
                world.decision(tenant, world.created(world.session(tenant, 2))),
                world.decision(tenant, world.move(session, 1)),
                world.decision(other, world.created(world.session(other, 1))));
        assertThat(outcomes).containsExactly(TAKEN, APPLIED, APPLIED);
        assertThat(read("SELECT count(*) FROM delivery.idempotency_keys")).containsExactly("2");
    }

    @Test
    void a_start_pauses_the_session_that_it_replaces_in_the_same_breath() throws SQLException {
        commit(world.decision(tenant, world.created(session)));
        ActiveSession next = world.session(tenant, 2);
        assertThat(commit(world.decision(tenant, world.paused(session), world.created(next))))
                .containsExactly(APPLIED);
        assertThat(read("SELECT attempt_number, state FROM delivery.play_sessions ORDER BY attempt_number"))
                .containsExactly("1 paused", "2 active");
    }

    @Test
    void a_start_whose_rival_moved_meanwhile_changes_neither() throws SQLException {
        commit(world.decision(tenant, world.created(session)));
        commit(world.decision(tenant, world.move(session, 1)));
        assertThat(commit(world.decision(tenant, world.paused(session), world.created(world.session(tenant, 2)))))
                .containsExactly(STALE);
        assertThat(read("SELECT state FROM delivery.play_sessions")).containsExactly("active");
    }

    @Test
    void a_row_that_somebody_holds_delays_nobody_else_and_is_waited_for_only_as_long_as_asked() throws SQLException {
        TenantId other = world.tenant();
        ActiveSession free = world.session(other, 1);
        commit(world.decision(tenant, world.created(session)), world.decision(other, world.created(free)));
        try (Connection holder = database.administrator();
                Statement statement = holder.createStatement()) {
            holder.setAutoCommit(false);
            statement.execute(
                    "SELECT FROM delivery.play_sessions WHERE tenant_id = '%s' FOR UPDATE".formatted(tenant.value()));
            Decision held = world.decision(tenant, world.move(session, 1));
            assertThat(commit(held, world.decision(other, world.move(free, 1)))).containsExactly(BUSY, APPLIED);
            assertThatThrownBy(() -> commit(true, held))
                    .isInstanceOfSatisfying(
                            SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo(LOCK_NOT_AVAILABLE));
            holder.rollback();
            assertThat(commit(true, held)).containsExactly(APPLIED);
        }
    }

    @Test
    void a_session_of_another_tenant_is_no_session() throws SQLException {
        commit(world.decision(tenant, world.created(session)));
        assertThat(commit(world.decision(world.tenant(), world.move(session, 1))))
                .containsExactly(STALE);
        assertThat(read("SELECT version FROM delivery.play_sessions")).containsExactly("1");
    }

    private List<Optional<Outcome>> commit(Decision... decisions) throws SQLException {
        return commit(false, decisions);
    }

    private List<Optional<Outcome>> commit(boolean wait, Decision... decisions) throws SQLException {
        try (Connection connection = database.connect(Role.API)) {
            connection.setAutoCommit(false);
            List<Optional<Outcome>> outcomes =
                    call.commit(connection, List.of(decisions), wait, Duration.ofMillis(200));
            connection.commit();
            return outcomes;
        }
    }

    private static String body(Outcome outcome) {
        byte[] bytes =
                ((Outcome.AlreadyAttempted) outcome).attempted().answer().body().bytes();
        return new String(bytes, StandardCharsets.UTF_8);
    }

    // What this test's tenant has, read as the api would.
    private List<String> read(String sql) throws SQLException {
        List<String> lines = new ArrayList<>();
        try (Connection connection = database.connect(Role.API);
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            Rows.tenant(connection, tenant.value());
            try (ResultSet rows = statement.executeQuery(sql)) {
                while (rows.next()) {
                    List<String> cells = new ArrayList<>();
                    for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
                        cells.add(rows.getString(i));
                    }
                    lines.add(String.join(" ", cells));
                }
            }
        }
        return lines;
    }
}
