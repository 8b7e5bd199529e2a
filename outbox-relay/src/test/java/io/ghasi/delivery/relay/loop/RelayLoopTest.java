package io.ghasi.delivery.relay.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import io.ghasi.delivery.adapters.nats.BrokerSettings;
import io.ghasi.delivery.adapters.nats.JetStreamBroker;
import io.ghasi.delivery.adapters.nats.TopologyApply;
import io.ghasi.delivery.adapters.nats.TopologyFile;
import io.ghasi.delivery.adapters.postgres.PostgresOutbox;
import io.ghasi.delivery.core.outbox.Relay;
import io.ghasi.delivery.core.outbox.RelaySettings;
import io.ghasi.delivery.core.outbox.Signal;
import io.ghasi.delivery.migrations.Role;
import io.ghasi.delivery.testkit.database.DeliveryDatabase;
import io.ghasi.delivery.testkit.servers.NatsServer;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.nats.client.Connection;
import io.nats.client.JetStreamSubscription;
import io.nats.client.Message;
import io.nats.client.PushSubscribeOptions;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RelayLoopTest {
    private static final UUID SCHOOL = new UUID(1, 1);
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final RelayMetrics metrics = new RelayMetrics(registry, InstantSource.system());
    private final List<RelayLoop> loops = new ArrayList<>();
    private DeliveryDatabase database;
    private Pending pending;
    private HikariDataSource pool;
    private NatsServer server;
    private Connection nats;
    private JetStreamBroker broker;

    @BeforeEach
    void start(@TempDir Path home) throws Exception {
        database = DeliveryDatabase.create();
        pending = new Pending(database);
        pool = new HikariDataSource();
        pool.setJdbcUrl(database.jdbcUrl());
        pool.setUsername(DeliveryDatabase.login(Role.RELAY).user());
        pool.setPassword(DeliveryDatabase.login(Role.RELAY).password());
        pool.setMaximumPoolSize(8);
        server = NatsServer.create(home.resolve("nats"));
        nats = server.connect();
        new TopologyApply(nats).applyWithNeighbours(TopologyFile.read("sandbox"));
        broker = new JetStreamBroker(nats, TopologyFile.read("sandbox").stream("DELIVERY"), BrokerSettings.standard());
    }

    @AfterEach
    void stop() throws Exception {
        loops.forEach(RelayLoop::close);
        broker.close();
        nats.close();
        server.close();
        pool.close();
    }

    @Test
    void what_is_committed_is_published_in_order_and_archived() throws Exception {
        relay();
        List<UUID> sessions = List.of(UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID());
        for (int version = 1; version <= 20; version++) {
            for (UUID session : sessions) {
                pending.add(SCHOOL, session, version);
            }
        }
        await().atMost(PATIENCE).until(() -> pending.count("outbox_pending") == 0);
        assertThat(pending.count("outbox_archive")).isEqualTo(60);
        assertThat(versions(60))
                .hasSize(3)
                .allSatisfy(
                        (session, versions) -> assertThat(versions).isSorted().hasSize(20));
        assertThat(registry.scrape())
                .contains("delivery_outbox_published_total{result=\"stored\"} 60.0")
                .contains("delivery_outbox_lag_seconds_bucket{le=\"0.1\"}")
                .contains("delivery_outbox_lag_seconds_count 60")
                .contains("delivery_outbox_pending ");
    }

    @Test
    void several_share_the_shards_and_who_leaves_hands_over_at_once() throws Exception {
        RelayLoop first = relay();
        await().atMost(PATIENCE).until(() -> registry.scrape().contains("delivery_outbox_shards 64.0"));
        RelayLoop second = relay();
        first.signal(new Signal.SharesChanged());
        await().atMost(PATIENCE).until(() -> held() == 2);
        long began = System.nanoTime();
        first.stop(Duration.ofSeconds(5));
        second.signal(new Signal.SharesChanged());
        await().atMost(PATIENCE).until(() -> held() == 1);
        System.out.printf("handed over in %.0f ms%n", (System.nanoTime() - began) / 1e6);
        assertThat(first.end()).isCompleted();
    }

    @Test
    void a_transaction_that_stays_open_holds_nobody_up_and_is_carried_when_it_commits() throws Exception {
        relay();
        UUID slow = UUID.randomUUID();
        try (java.sql.Connection foreign = database.administrator()) {
            foreign.setAutoCommit(false);
            Pending.add(foreign, SCHOOL, slow, 1, Pending.SUBJECT);
            for (int version = 1; version <= 50; version++) {
                pending.add(SCHOOL, new UUID(2, 2), version);
            }
            await().atMost(PATIENCE).until(() -> pending.count("outbox_archive") == 50);
            foreign.commit();
        }
        await().atMost(PATIENCE).until(() -> pending.count("outbox_archive") == 51);
        assertThat(versions(51)).containsEntry(slow, List.of(1));
    }

    @Test
    void what_the_stream_will_not_have_is_put_aside_and_blocks_its_aggregate_alone() throws Exception {
        UUID poisoned = UUID.randomUUID();
        try (java.sql.Connection connection = database.administrator()) {
            Pending.add(connection, SCHOOL, poisoned, 1, "somebody.elses.event.v1");
        }
        pending.add(SCHOOL, poisoned, 2);
        pending.add(SCHOOL, UUID.randomUUID(), 1);
        relay();
        await().atMost(PATIENCE).until(() -> pending.count("outbox_archive") == 1);
        await().atMost(PATIENCE).until(() -> pending.count("outbox_parked") == 1);
        assertThat(pending.count("outbox_pending")).isEqualTo(1);
        assertThat(registry.scrape()).contains("delivery_outbox_parked_total 1.0");
    }

    @Test
    void what_is_committed_while_the_broker_is_away_goes_when_it_is_back() throws Exception {
        relay();
        UUID session = UUID.randomUUID();
        pending.add(SCHOOL, session, 1);
        await().atMost(PATIENCE).until(() -> pending.count("outbox_pending") == 0);
        server.pause();
        for (int version = 2; version <= 30; version++) {
            pending.add(SCHOOL, session, version);
        }
        // At least: twenty-nine commits on a busy machine can last longer than two attempts.
        await().atMost(PATIENCE).until(() -> published("unsure") >= 1);
        server.goOn();
        await().atMost(PATIENCE).until(() -> pending.count("outbox_pending") == 0);
        assertThat(versions(30).get(session)).isSorted().hasSize(30);
    }

    private RelayLoop relay() {
        RelaySettings settings = RelaySettings.standard();
        PostgresOutbox outbox = new PostgresOutbox(pool, UUID.randomUUID(), settings.lease());
        RelayLoop loop = new RelayLoop(new Relay(settings, new SplittableRandom(1)), outbox::execute, broker, metrics);
        loops.add(loop);
        return loop;
    }

    private double published(String result) {
        return registry.get("delivery_outbox_published_total")
                .tag("result", result)
                .counter()
                .count();
    }

    // How many relays hold all shards among them, each its share; 0 where some are free.
    private long held() throws Exception {
        try (java.sql.Connection connection = database.administrator();
                java.sql.ResultSet row = connection.createStatement().executeQuery("""
                        SELECT CASE WHEN min(held) = max(held) AND sum(held) = 64 THEN count(*) ELSE 0 END
                        FROM (SELECT count(*) AS held FROM delivery.outbox_lease WHERE owner IS NOT NULL GROUP BY owner) o
                        """)) {
            row.next();
            return row.getLong(1);
        }
    }

    // Of each aggregate, in the order of the stream.
    private Map<UUID, List<Integer>> versions(int count) throws Exception {
        Map<UUID, List<Integer>> versions = new LinkedHashMap<>();
        JetStreamSubscription subscription = nats.jetStream()
                .subscribe(
                        "delivery.>",
                        PushSubscribeOptions.builder().ordered(true).build());
        for (int i = 0; i < count; i++) {
            Message message = subscription.nextMessage(PATIENCE);
            String[] words = new String(message.getData(), StandardCharsets.UTF_8).split(" ", 2);
            versions.computeIfAbsent(UUID.fromString(words[0]), it -> new ArrayList<>())
                    .add(Integer.parseInt(words[1]));
        }
        return versions;
    }
}
