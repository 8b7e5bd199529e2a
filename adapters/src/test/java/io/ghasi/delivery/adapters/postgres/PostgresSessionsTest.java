package io.ghasi.delivery.adapters.postgres;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.ghasi.delivery.core.faults.DependencyUnavailable;
import io.ghasi.delivery.core.ids.SessionId;
import io.ghasi.delivery.core.ids.TenantId;
import io.ghasi.delivery.core.session.ActiveSession;
import io.ghasi.delivery.core.session.Change;
import io.ghasi.delivery.core.session.Decision;
import io.ghasi.delivery.core.session.PlaySession;
import io.ghasi.delivery.core.session.Sessions.Filter;
import io.ghasi.delivery.core.session.Sessions.Recalled;
import io.ghasi.delivery.core.session.Sessions.StartView;
import io.ghasi.delivery.core.session.State;
import io.ghasi.delivery.core.tenancy.Region;
import io.ghasi.delivery.migrations.Role;
import io.ghasi.delivery.testkit.database.DeliveryDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class PostgresSessionsTest {
    private static final Filter ANY = new Filter(null, null, null);

    private static DeliveryDatabase database;
    private static HikariDataSource pool;
    private static PostgresSessions sessions;

    private final World world = new World();
    private final CommitCall call =
            new CommitCall(new DecisionJson(new SessionEnvelopes(Region.EU, "0.1.0"), world.ids));
    private final TenantId tenant = world.tenant();
    private final ActiveSession session = world.session(tenant, 1);

    @BeforeAll
    static void migrate() throws SQLException {
        database = DeliveryDatabase.create();
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(database.jdbcUrl());
        config.setUsername(Role.API.login());
        config.setPassword(DeliveryDatabase.login(Role.API).password());
        // One connection: what a question leaves on it, the next one meets.
        config.setMaximumPoolSize(1);
        pool = new HikariDataSource(config);
        sessions = new PostgresSessions(pool, new GroupBounds(1, 64, 256, Duration.ofSeconds(10)));
    }

    @AfterAll
    static void close() {
        sessions.close();
        pool.close();
    }

    // The driver prepares what it has seen a few times, and asks differently from then on.
    @Test
    void one_connection_finds_the_same_however_often_it_is_asked() throws SQLException {
        Decision decision = world.decision(tenant, world.created(session));
        commit(decision);
        SessionId id = session.facts().id();
        for (int i = 0; i < 20; i++) {
            assertThat(sessions.find(tenant, id)).isPresent();
            assertThat(sessions.recall(tenant, id, keyed(decision).key()).stored())
                    .isNotNull();
            assertThat(startView().rival()).isNotNull();
            assertThat(sessions.activeOn(tenant, world.user, session.facts().courseVersion(), world.device))
                    .isPresent();
            for (Filter filter : everyFilter()) {
                assertThat(sessions.last(tenant, world.user, filter)).isPresent();
                assertThat(sessions.page(tenant, world.user, filter, new SessionId(world.ids.next()), 10))
                        .hasSize(1);
            }
            assertThat(sessions.idle(tenant, world.now, 10)).hasSize(1);
        }
    }

    private List<Filter> everyFilter() {
        List<Filter> all = new ArrayList<>();
        for (int bits = 0; bits < 8; bits++) {
            all.add(new Filter(
                    (bits & 1) == 0 ? null : State.ACTIVE,
                    (bits & 2) == 0 ? null : session.facts().enrollment(),
                    (bits & 4) == 0 ? null : session.facts().courseVersion()));
        }
        return all;
    }

    @Test
    void a_session_reads_as_it_was_written_and_so_does_the_answer_to_its_key() throws SQLException {
        Decision decision = world.decision(tenant, world.created(session));
        commit(decision);
        Recalled recalled =
                sessions.recall(tenant, session.facts().id(), keyed(decision).key());
        assertThat(recalled.stored()).isNotNull();
        assertThat(requireNonNull(recalled.stored()).session()).isEqualTo(session);
        assertThat(recalled.attempted()).isNotNull();
        assertThat(requireNonNull(recalled.attempted()).fingerprint())
                .isEqualTo(keyed(decision).attempted().fingerprint());
        assertThat(requireNonNull(recalled.attempted()).answer().body().bytes())
                .isEqualTo(keyed(decision).attempted().answer().body().bytes());
    }

    @Test
    void a_key_is_found_without_its_session_and_a_session_without_the_key() throws SQLException {
        Decision decision = world.decision(tenant, world.created(session));
        commit(decision);
        Recalled key = sessions.recall(
                tenant, new SessionId(world.ids.next()), keyed(decision).key());
        assertThat(key.attempted()).isNotNull();
        assertThat(key.stored()).isNull();
        Recalled stored = sessions.recall(tenant, session.facts().id(), world.key());
        assertThat(stored.attempted()).isNull();
        assertThat(stored.stored()).isNotNull();
    }

    @Test
    void every_state_reads_as_it_was_written() throws SQLException {
        Change paused = world.paused(session);
        commit(world.decision(tenant, world.created(session)));
        commit(world.decision(tenant, paused));
        assertThat(sessions.find(tenant, session.facts().id()))
                .hasValueSatisfying(stored -> assertThat(stored.session()).isEqualTo(paused.after()));
        assertThat(sessions.activeOn(tenant, world.user, session.facts().courseVersion(), world.device))
                .isEmpty();
    }

    @Test
    void a_start_sees_its_rival_and_how_often_was_tried() throws SQLException {
        assertThat(startView()).isEqualTo(new StartView(null, null, 0));
        commit(world.decision(tenant, world.created(session)));
        assertThat(startView()).isEqualTo(new StartView(null, session, 1));
    }

    private StartView startView() {
        return sessions.recallForStart(
                tenant, session.facts().courseVersion(), session.facts().enrollment(), world.device, world.key());
    }

    @Test
    void lists_are_newest_first_go_on_where_they_stopped_and_hold_to_their_filter() throws SQLException {
        ActiveSession second = world.session(tenant, 2);
        commit(world.decision(tenant, world.created(session)));
        commit(world.decision(tenant, world.paused(session), world.created(second)));
        SessionId first = session.facts().id();
        SessionId newest = second.facts().id();
        assertThat(ids(sessions.page(tenant, world.user, ANY, null, 10))).containsExactly(newest, first);
        assertThat(ids(sessions.page(tenant, world.user, ANY, null, 1))).containsExactly(newest);
        assertThat(ids(sessions.page(tenant, world.user, ANY, newest, 10))).containsExactly(first);
        assertThat(ids(sessions.page(tenant, world.user, new Filter(State.PAUSED, null, null), null, 10)))
                .containsExactly(first);
        assertThat(sessions.last(tenant, world.user, ANY)).hasValue(second);
    }

    // A driver that has described a statement, as it does where a parameter was null, may end its message before the
    // next one.
    @Test
    void the_answer_is_the_same_however_often_and_with_whatever_nulls_was_asked_before() throws SQLException {
        commit(world.decision(tenant, world.created(session)));
        Filter enrolled = new Filter(null, session.facts().enrollment(), null);
        for (int i = 0; i < 20; i++) {
            assertThat(sessions.page(tenant, world.user, ANY, null, 5)).hasSize(1);
        }
        for (int i = 0; i < 20; i++) {
            assertThat(sessions.page(tenant, world.user, enrolled, null, 5)).hasSize(1);
            assertThat(sessions.last(tenant, world.user, ANY)).isPresent();
        }
    }

    @Test
    void a_question_that_fails_leaves_nothing_behind_for_the_next() throws SQLException {
        commit(world.decision(tenant, world.created(session)));
        for (int i = 0; i < 20; i++) {
            assertThatThrownBy(() -> sessions.page(tenant, world.user, ANY, null, -1))
                    .isInstanceOf(DependencyUnavailable.class);
            assertThat(sessions.page(tenant, world.user, ANY, null, 5)).hasSize(1);
        }
    }

    @Test
    void the_sweep_finds_what_is_idle_and_not_what_is_in_play() throws SQLException {
        commit(world.decision(tenant, world.created(session)));
        assertThat(ids(sessions.idle(tenant, world.now, 10)))
                .containsExactly(session.facts().id());
        assertThat(sessions.idle(tenant, world.now.minusMillis(1), 10)).isEmpty();
        assertThat(sessions.pausedSince(tenant, world.now, 10)).isEmpty();
        commit(world.decision(tenant, world.paused(session)));
        assertThat(ids(sessions.pausedSince(tenant, world.now, 10)))
                .containsExactly(session.facts().id());
    }

    @Test
    void gates_of_the_learner_come_with_the_session() throws SQLException {
        commit(world.decision(tenant, world.created(session)));
        try (Connection administrator = database.administrator();
                Statement statement = administrator.createStatement()) {
            statement.execute("""
                    INSERT INTO delivery.quiz_gates
                    SELECT tenant_id, user_id, enrollment_id, 'q1', true, now() FROM delivery.play_sessions WHERE tenant_id = '%s'
                    """.formatted(tenant.value()));
        }
        assertThat(sessions.find(tenant, session.facts().id()))
                .hasValueSatisfying(
                        stored -> assertThat(stored.gates().isPassed("q1")).isTrue());
    }

    @Test
    void another_tenant_finds_nothing() throws SQLException {
        Decision decision = world.decision(tenant, world.created(session));
        commit(decision);
        TenantId other = world.tenant();
        assertThat(sessions.find(other, session.facts().id())).isEmpty();
        assertThat(sessions.recall(other, session.facts().id(), keyed(decision).key()))
                .isEqualTo(new Recalled(null, null));
        assertThat(sessions.page(other, world.user, ANY, null, 10)).isEmpty();
    }

    private static Decision.Keyed keyed(Decision decision) {
        return requireNonNull(decision.keyed());
    }

    private static List<SessionId> ids(List<PlaySession> found) {
        return found.stream().map(one -> one.facts().id()).toList();
    }

    private void commit(Decision decision) throws SQLException {
        try (Connection connection = database.connect(Role.API)) {
            connection.setAutoCommit(false);
            call.commit(connection, List.of(decision), false, Duration.ofSeconds(1));
            connection.commit();
        }
    }
}
