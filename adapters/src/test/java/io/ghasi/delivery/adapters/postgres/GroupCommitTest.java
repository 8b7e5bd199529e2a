package io.ghasi.delivery.adapters.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.ghasi.delivery.core.faults.DependencyUnavailable;
import io.ghasi.delivery.core.idempotency.IdempotencyKey;
import io.ghasi.delivery.core.ids.TenantId;
import io.ghasi.delivery.core.session.ActiveSession;
import io.ghasi.delivery.core.session.Change;
import io.ghasi.delivery.core.session.Decision;
import io.ghasi.delivery.core.session.DecisionStore.Outcome;
import io.ghasi.delivery.migrations.Role;
import io.ghasi.delivery.testkit.concurrency.Concurrent;
import io.ghasi.delivery.testkit.database.DeliveryDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class GroupCommitTest {
    private static final GroupCommitSettings SETTINGS =
            new GroupCommitSettings(new GroupBounds(2, 64, 256, Duration.ofSeconds(10)), Duration.ofSeconds(2));

    private static DeliveryDatabase database;
    private static HikariDataSource pool;

    private final World world = new World();
    private final TenantId tenant = world.tenant();

    @BeforeAll
    static void migrate() throws SQLException {
        database = DeliveryDatabase.create();
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(database.jdbcUrl());
        config.setUsername(Role.API.login());
        config.setPassword(DeliveryDatabase.login(Role.API).password());
        config.setMaximumPoolSize(8);
        config.setConnectionTimeout(1_000);
        pool = new HikariDataSource(config);
    }

    @AfterAll
    static void close() {
        pool.close();
    }

    @Concurrent
    void every_decision_of_many_at_once_gets_its_own_outcome_and_every_event_its_number() throws Exception {
        List<TenantId> tenants = List.of(world.tenant(), world.tenant(), world.tenant());
        int sessions = 48;
        int moves = 20;
        try (GroupCommit store = store(SETTINGS);
                ExecutorService learners = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> running = new ArrayList<>();
            for (int i = 0; i < sessions; i++) {
                // Each learner is alone with their session, in one of three tenants.
                World own = new World();
                TenantId home = tenants.get(i % tenants.size());
                running.add(learners.submit(() -> walk(store, own, home, moves)));
            }
            for (Future<?> walk : running) {
                walk.get();
            }
        }
        for (TenantId home : tenants) {
            assertThat(read(home, """
                    SELECT count(*) || ' ' || min(version) || ' ' || max(version) || ' ' || min(event_seq) FROM delivery.play_sessions
                    """)).isEqualTo("16 21 21 21");
            assertThat(read(home, """
                    SELECT count(*) || ' ' || count(DISTINCT (aggregate_id, aggregate_version)) || ' ' || max(aggregate_version)
                    FROM delivery.outbox_pending
                    """)).isEqualTo("336 336 21");
        }
    }

    private static void walk(GroupCommit store, World own, TenantId home, int moves) {
        ActiveSession session = own.session(home, 1);
        assertThat(store.commit(own.decision(home, own.created(session)))).isInstanceOf(Outcome.Applied.class);
        for (int place = 1; place <= moves; place++) {
            assertThat(store.commit(own.decision(home, own.move(session, place))))
                    .isInstanceOf(Outcome.Applied.class);
            session = own.moved(session, place);
        }
    }

    @Concurrent
    void of_many_who_decide_on_the_same_version_one_wins_and_the_others_hear_so() throws Exception {
        ActiveSession session = world.session(tenant, 1);
        List<Outcome> outcomes;
        try (GroupCommit store = store(SETTINGS)) {
            store.commit(world.decision(tenant, world.created(session)));
            Change move = world.move(session, 1);
            outcomes = together(store, 32, () -> world.decision(tenant, move));
        }
        assertThat(outcomes).filteredOn(Outcome.Applied.class::isInstance).hasSize(1);
        assertThat(outcomes).filteredOn(Outcome.Stale.class::isInstance).hasSize(31);
        assertThat(read(tenant, "SELECT version FROM delivery.play_sessions")).isEqualTo("2");
        assertThat(read(tenant, "SELECT count(*) FROM delivery.outbox_pending")).isEqualTo("2");
    }

    @Concurrent
    void of_many_who_start_with_the_same_key_one_starts_and_nobody_else_does() throws Exception {
        IdempotencyKey key = world.key();
        List<Outcome> outcomes;
        try (GroupCommit store = store(SETTINGS)) {
            outcomes = together(
                    store, 32, () -> world.decision(tenant, key, "first", world.created(world.session(tenant, 1))));
        }
        assertThat(outcomes).filteredOn(Outcome.Applied.class::isInstance).hasSize(1);
        assertThat(outcomes)
                .filteredOn(Outcome.AlreadyAttempted.class::isInstance)
                .hasSize(31);
        assertThat(read(tenant, "SELECT count(*) FROM delivery.play_sessions")).isEqualTo("1");
    }

    @Concurrent
    void a_row_that_somebody_holds_delays_its_own_decision_alone() throws Exception {
        ActiveSession stuck = world.session(tenant, 1);
        TenantId elsewhere = world.tenant();
        ActiveSession free = world.session(elsewhere, 1);
        try (GroupCommit store = store(SETTINGS);
                ExecutorService other = Executors.newVirtualThreadPerTaskExecutor();
                Connection holder = database.administrator();
                Statement statement = holder.createStatement()) {
            store.commit(world.decision(tenant, world.created(stuck)));
            store.commit(world.decision(elsewhere, world.created(free)));
            holder.setAutoCommit(false);
            statement.execute(
                    "SELECT FROM delivery.play_sessions WHERE tenant_id = '%s' FOR UPDATE".formatted(tenant.value()));
            Future<Outcome> held = other.submit(() -> store.commit(world.decision(tenant, world.move(stuck, 1))));
            ActiveSession at = free;
            for (int place = 1; place <= 20; place++) {
                assertThat(store.commit(world.decision(elsewhere, world.move(at, place))))
                        .isInstanceOf(Outcome.Applied.class);
                at = world.moved(at, place);
            }
            assertThat(held.isDone()).isFalse();
            holder.rollback();
            assertThat(held.get()).isInstanceOf(Outcome.Applied.class);
        }
    }

    @Concurrent
    void a_full_queue_turns_away_and_loses_nothing() throws Exception {
        ActiveSession stuck = world.session(tenant, 1);
        GroupCommitSettings narrow =
                new GroupCommitSettings(new GroupBounds(1, 1, 1, Duration.ofSeconds(10)), Duration.ofSeconds(5));
        IdempotencyKey contested = world.key();
        try (GroupCommit store = store(narrow);
                ExecutorService others = Executors.newVirtualThreadPerTaskExecutor();
                Connection holder = database.administrator();
                Statement statement = holder.createStatement()) {
            // Given a writer that waits for a key which somebody else is writing, and one more in the queue
            store.commit(world.decision(tenant, world.created(stuck)));
            holder.setAutoCommit(false);
            statement.execute("""
                    INSERT INTO delivery.idempotency_keys (tenant_id, user_id, key, fingerprint, status, version, body)
                    VALUES ('%s', '%s', '%s', '%3$s', 200, 1, '')
                    """.formatted(tenant.value(), contested.user().value(), contested.value()));
            Change move = world.move(stuck, 1);
            Future<Outcome> writing =
                    others.submit(() -> store.commit(world.decision(tenant, contested, "mine", move)));
            await().until(GroupCommitTest::somebodyWaitsForALock);
            TenantId elsewhere = world.tenant();
            Future<Outcome> queued = others.submit(
                    () -> store.commit(world.decision(elsewhere, world.created(world.session(elsewhere, 1)))));
            // Then
            await().untilAsserted(() -> assertThatThrownBy(() -> store.commit(world.decision(tenant, move)))
                    .isInstanceOf(DependencyUnavailable.class)
                    .hasMessageContaining("write queue"));
            holder.rollback();
            assertThat(writing.get()).isInstanceOf(Outcome.Applied.class);
            assertThat(queued.get()).isInstanceOf(Outcome.Applied.class);
        }
    }

    private static boolean somebodyWaitsForALock() throws SQLException {
        try (Connection administrator = database.administrator();
                Statement statement = administrator.createStatement();
                ResultSet row = statement.executeQuery("SELECT FROM pg_stat_activity WHERE wait_event_type = 'Lock'")) {
            return row.next();
        }
    }

    private interface Decisions {
        Decision next();
    }

    private static List<Outcome> together(GroupCommit store, int many, Decisions decisions) throws Exception {
        CountDownLatch start = new CountDownLatch(1);
        List<Future<Outcome>> running = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < many; i++) {
                Decision decision = decisions.next();
                running.add(threads.submit(() -> {
                    start.await();
                    return store.commit(decision);
                }));
            }
            start.countDown();
            List<Outcome> outcomes = new ArrayList<>();
            for (Future<Outcome> one : running) {
                outcomes.add(one.get());
            }
            return outcomes;
        }
    }

    private GroupCommit store(GroupCommitSettings settings) {
        return new GroupCommit(pool, new NamesOfEvents(), world.ids, settings);
    }

    private static String read(TenantId tenant, String sql) throws SQLException {
        try (Connection connection = database.connect(Role.API);
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            Rows.tenant(connection, tenant.value());
            try (ResultSet row = statement.executeQuery(sql)) {
                row.next();
                return row.getString(1);
            }
        }
    }
}
