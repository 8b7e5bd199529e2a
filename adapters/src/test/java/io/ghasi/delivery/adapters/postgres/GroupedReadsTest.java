package io.ghasi.delivery.adapters.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.ghasi.delivery.core.faults.DependencyUnavailable;
import io.ghasi.delivery.core.idempotency.IdempotencyKey;
import io.ghasi.delivery.core.ids.SessionId;
import io.ghasi.delivery.core.ids.TenantId;
import io.ghasi.delivery.core.session.ActiveSession;
import io.ghasi.delivery.core.session.Decision;
import io.ghasi.delivery.core.session.Sessions.Recalled;
import io.ghasi.delivery.core.tenancy.Region;
import io.ghasi.delivery.migrations.Role;
import io.ghasi.delivery.testkit.concurrency.Concurrent;
import io.ghasi.delivery.testkit.database.DeliveryDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class GroupedReadsTest {
    private static final GroupBounds USUAL = new GroupBounds(2, 64, 1_024, Duration.ofSeconds(10));

    private static DeliveryDatabase database;
    private static HikariDataSource pool;

    private final World world = new World();
    private final CommitCall call =
            new CommitCall(new DecisionJson(new SessionEnvelopes(Region.EU, "0.1.0"), world.ids));

    private record Expected(Question question, SessionId of, boolean found, boolean attempted) {}

    @BeforeAll
    static void migrate() throws SQLException {
        database = DeliveryDatabase.create();
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(database.jdbcUrl());
        config.setUsername(Role.API.login());
        config.setPassword(DeliveryDatabase.login(Role.API).password());
        config.setMaximumPoolSize(2);
        pool = new HikariDataSource(config);
    }

    @AfterAll
    static void close() {
        pool.close();
    }

    @Concurrent
    void of_many_who_ask_at_once_in_many_tenants_each_hears_of_its_own() throws Exception {
        long seed = new Random().nextLong();
        System.out.println("grouped reads: seed " + seed);
        List<Expected> all = new ArrayList<>();
        for (TenantId tenant : List.of(world.tenant(), world.tenant(), world.tenant(), world.tenant())) {
            for (int i = 0; i < 5; i++) {
                ask(all, tenant, new World());
            }
        }
        Collections.shuffle(all, new Random(seed));
        for (int largest : new int[] {1, 3, 64}) {
            askTogether(all, new GroupBounds(2, largest, 1_024, Duration.ofSeconds(10)));
        }
    }

    private static void askTogether(List<Expected> all, GroupBounds bounds) throws Exception {
        try (GroupedReads<Question, Recalled> reads = new GroupedReads<>(pool, bounds, FindCall::answer);
                ExecutorService learners = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Recalled>> running = all.stream()
                    .map(one -> learners.submit(() -> reads.ask(one.question())))
                    .toList();
            for (int i = 0; i < all.size(); i++) {
                check(all.get(i), running.get(i).get());
            }
        }
    }

    // A learner's session is there, and its key; what is nobody's, or another tenant's, is not.
    private void ask(List<Expected> all, TenantId tenant, World own) throws SQLException {
        ActiveSession session = own.session(tenant, 1);
        Decision decision = own.decision(tenant, own.created(session));
        commit(decision);
        SessionId id = session.facts().id();
        IdempotencyKey key = key(decision);
        SessionId nobodys = new SessionId(world.ids.next());
        all.add(new Expected(new Question(tenant, id, null), id, true, false));
        all.add(new Expected(new Question(tenant, id, key), id, true, true));
        all.add(new Expected(new Question(tenant, id, own.key()), id, true, false));
        all.add(new Expected(new Question(tenant, nobodys, key), nobodys, false, true));
        all.add(new Expected(new Question(tenant, nobodys, null), nobodys, false, false));
        all.add(new Expected(new Question(world.tenant(), id, key), id, false, false));
    }

    private static void check(Expected expected, Recalled recalled) {
        assertThat(recalled.attempted() != null).isEqualTo(expected.attempted());
        assertThat(recalled.stored() != null).isEqualTo(expected.found());
        if (recalled.stored() != null) {
            assertThat(recalled.stored().session().facts().id()).isEqualTo(expected.of());
            assertThat(recalled.stored().session().facts().tenant())
                    .isEqualTo(expected.question().tenant());
        }
    }

    @Test
    void a_row_that_cannot_be_read_is_a_fault_of_its_own_question_alone() throws SQLException {
        TenantId tenant = world.tenant();
        ActiveSession good = world.session(tenant, 1);
        commit(world.decision(tenant, world.created(good)));
        World other = new World();
        ActiveSession bad = other.session(tenant, 1);
        commit(other.decision(tenant, other.created(bad)));
        administer("UPDATE delivery.play_sessions SET cursor = '{}' WHERE id = '%s'"
                .formatted(bad.facts().id().value()));
        List<Waiting<Question, Recalled>> both = new ArrayList<>(List.of(waiting(tenant, bad), waiting(tenant, good)));
        try (Connection connection = pool.getConnection()) {
            FindCall.answer(connection, both);
        }
        assertThat(both.getFirst().answer()).isCompletedExceptionally();
        assertThat(both.getLast().answer().join().stored()).isNotNull();
    }

    private static Waiting<Question, Recalled> waiting(TenantId tenant, ActiveSession session) {
        return new Waiting<>(new Question(tenant, session.facts().id(), null), new CompletableFuture<>());
    }

    @Concurrent
    void a_full_queue_turns_away_and_whoever_is_in_it_is_answered() throws Exception {
        TenantId tenant = world.tenant();
        ActiveSession session = world.session(tenant, 1);
        commit(world.decision(tenant, world.created(session)));
        Question question = new Question(tenant, session.facts().id(), null);
        GroupBounds narrow = new GroupBounds(1, 1, 1, Duration.ofSeconds(20));
        try (GroupedReads<Question, Recalled> reads = new GroupedReads<>(pool, narrow, FindCall::answer);
                ExecutorService learners = Executors.newVirtualThreadPerTaskExecutor();
                Connection holder = database.administrator();
                Statement statement = holder.createStatement()) {
            // Given a read that waits for a lock
            holder.setAutoCommit(false);
            statement.execute("LOCK TABLE delivery.play_sessions IN ACCESS EXCLUSIVE MODE");
            Future<Recalled> reading = learners.submit(() -> reads.ask(question));
            await().until(GroupedReadsTest::somebodyWaitsForALock);
            // When three more ask
            List<Future<Recalled>> more = Stream.generate(() -> learners.submit(() -> reads.ask(question)))
                    .limit(3)
                    .toList();
            // Then one may wait
            await().until(() -> more.stream().filter(Future::isDone).count() == 2);
            assertThat(more)
                    .filteredOn(Future::isDone)
                    .allSatisfy(one -> assertThat(one.exceptionNow())
                            .isInstanceOf(DependencyUnavailable.class)
                            .hasMessageContaining("read queue"));
            Future<Recalled> queued =
                    more.stream().filter(one -> !one.isDone()).findFirst().orElseThrow();
            holder.rollback();
            assertThat(reading.get().stored()).isNotNull();
            assertThat(queued.get().stored()).isNotNull();
        }
    }

    @Test
    void whoever_asks_while_nobody_answers_is_told_to_come_back() {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl("jdbc:postgresql://127.0.0.1:1/nowhere");
        config.setInitializationFailTimeout(-1);
        config.setConnectionTimeout(300);
        Question question = new Question(world.tenant(), new SessionId(world.ids.next()), null);
        try (HikariDataSource nowhere = new HikariDataSource(config);
                GroupedReads<Question, Recalled> reads = new GroupedReads<>(nowhere, USUAL, FindCall::answer)) {
            assertThatThrownBy(() -> reads.ask(question)).isInstanceOf(DependencyUnavailable.class);
        }
    }

    private static boolean somebodyWaitsForALock() throws SQLException {
        try (Connection administrator = database.administrator();
                Statement statement = administrator.createStatement();
                ResultSet row = statement.executeQuery("SELECT FROM pg_stat_activity WHERE wait_event_type = 'Lock'")) {
            return row.next();
        }
    }

    private static IdempotencyKey key(Decision decision) {
        return Objects.requireNonNull(decision.keyed()).key();
    }

    private static void administer(String sql) throws SQLException {
        try (Connection administrator = database.administrator();
                Statement statement = administrator.createStatement()) {
            statement.execute(sql);
        }
    }

    private void commit(Decision decision) throws SQLException {
        try (Connection connection = database.connect(Role.API)) {
            call.commit(connection, List.of(decision), false, Duration.ofSeconds(1));
        }
    }
}
