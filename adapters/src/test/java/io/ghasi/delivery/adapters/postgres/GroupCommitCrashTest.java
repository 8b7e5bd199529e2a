package io.ghasi.delivery.adapters.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.ghasi.delivery.core.faults.DependencyUnavailable;
import io.ghasi.delivery.core.ids.TenantId;
import io.ghasi.delivery.core.session.ActiveSession;
import io.ghasi.delivery.core.session.Decision;
import io.ghasi.delivery.core.session.DecisionStore.Outcome;
import io.ghasi.delivery.migrations.Role;
import io.ghasi.delivery.testkit.concurrency.Concurrent;
import io.ghasi.delivery.testkit.database.DeliveryDatabase;
import io.ghasi.delivery.testkit.database.LoneDatabase;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.io.TempDir;

/** PostgreSQL dies as in a power cut while learners move; what was said to be done is there afterwards. */
class GroupCommitCrashTest {
    private static final int LEARNERS = 24;
    private static final int MOVES = 150;
    private static final int CRASHES = 2;

    private final AtomicInteger acknowledged = new AtomicInteger();

    @Concurrent(usually = 1)
    void nothing_that_was_acknowledged_is_lost_and_nothing_happens_twice(@TempDir Path home) throws Exception {
        try (LoneDatabase database = LoneDatabase.create(home.resolve("servers"))) {
            walkWhileItCrashes(database);
            assertThatAllIsThereOnce(database);
        }
    }

    private void walkWhileItCrashes(LoneDatabase database) throws Exception {
        World world = new World();
        try (HikariDataSource pool = pool(database);
                GroupCommit store = store(pool, world);
                ExecutorService learners = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> walks = new ArrayList<>();
            for (int i = 0; i < LEARNERS; i++) {
                walks.add(learners.submit(() -> new Walk(database, store, new World()).run()));
            }
            for (int crash = 1; crash <= CRASHES; crash++) {
                int enough = LEARNERS * MOVES * crash / (CRASHES + 2);
                await().atMost(Duration.ofSeconds(60)).until(() -> acknowledged.get() >= enough);
                database.server().crash();
            }
            for (Future<?> walk : walks) {
                walk.get();
            }
        }
    }

    private static void assertThatAllIsThereOnce(LoneDatabase database) throws SQLException {
        try (Connection administrator = database.administrator()) {
            assertThat(one(administrator, """
                    SELECT count(*) FROM delivery.play_sessions s
                    WHERE s.version <> %d OR s.event_seq <> s.version OR s.version <> (
                        SELECT count(DISTINCT e.aggregate_version) FROM delivery.outbox_pending e
                        WHERE e.aggregate_id = s.id AND e.aggregate_version BETWEEN 1 AND s.version)
                    """.formatted(MOVES + 1))).isZero();
            assertThat(one(administrator, "SELECT count(*) FROM delivery.outbox_pending"))
                    .isEqualTo(LEARNERS * (MOVES + 1));
        }
    }

    /** One learner, who believes what they are told and looks where they were told nothing. */
    private final class Walk {
        private final LoneDatabase database;
        private final GroupCommit store;
        private final World world;
        private final TenantId tenant;
        private ActiveSession session;

        Walk(LoneDatabase database, GroupCommit store, World world) {
            this.database = database;
            this.store = store;
            this.world = world;
            this.tenant = world.tenant();
            this.session = world.session(tenant, 1);
        }

        void run() {
            store.commit(world.decision(tenant, world.created(session)));
            while (session.version() <= MOVES) {
                int place = session.version() % 60;
                Decision decision = world.decision(tenant, world.move(session, place));
                if (isDone(decision)) {
                    session = world.moved(session, place);
                }
            }
        }

        private boolean isDone(Decision decision) {
            try {
                if (store.commit(decision) instanceof Outcome.Applied) {
                    acknowledged.incrementAndGet();
                    return true;
                }
            } catch (DependencyUnavailable _) {
                // Nobody knows: look.
            }
            int stored = stored();
            assertThat(stored)
                    .as("version of what was acknowledged")
                    .isBetween(session.version(), session.version() + 1);
            return stored > session.version();
        }

        private int stored() {
            AtomicInteger version = new AtomicInteger();
            await().atMost(Duration.ofSeconds(60)).ignoreExceptions().until(() -> {
                try (Connection administrator = database.administrator()) {
                    version.set(one(
                            administrator,
                            "SELECT version FROM delivery.play_sessions WHERE tenant_id = '%s'"
                                    .formatted(tenant.value())));
                    return true;
                }
            });
            return version.get();
        }
    }

    private static int one(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getInt(1);
        }
    }

    private static HikariDataSource pool(LoneDatabase database) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(database.jdbcUrl());
        config.setUsername(Role.API.login());
        config.setPassword(DeliveryDatabase.login(Role.API).password());
        config.setMaximumPoolSize(8);
        config.setConnectionTimeout(1_000);
        return new HikariDataSource(config);
    }

    private static GroupCommit store(HikariDataSource pool, World world) {
        GroupCommitSettings settings =
                new GroupCommitSettings(new GroupBounds(2, 64, 256, Duration.ofSeconds(5)), Duration.ofSeconds(1));
        return new GroupCommit(pool, new NamesOfEvents(), world.ids, settings);
    }
}
