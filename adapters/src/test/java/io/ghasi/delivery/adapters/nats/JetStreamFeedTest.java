package io.ghasi.delivery.adapters.nats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.ghasi.delivery.core.faults.DependencyUnavailable;
import io.ghasi.delivery.core.inbox.Delivery;
import io.ghasi.delivery.core.inbox.Feed;
import io.ghasi.delivery.testkit.servers.NatsCluster;
import io.ghasi.delivery.testkit.servers.NatsServer;
import io.nats.client.Connection;
import io.nats.client.impl.Headers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

// Connections may be interrupted while they close: so may a test.
@SuppressWarnings("try")
class JetStreamFeedTest {
    private static final String CONSUMER = "delivery-enrollments";
    private static final String SUBJECT = "enrollment.created.v1";
    private static final Duration SOON = Duration.ofSeconds(2);

    @Nested
    class WithOneServer {
        @RegisterExtension
        private final EmptyNats nats = new EmptyNats();

        private final Topology topology = TopologyFile.read("sandbox");

        @BeforeEach
        void declare() throws Exception {
            new TopologyApply(nats.connection()).applyWithNeighbours(topology);
        }

        @Test
        void a_message_comes_with_all_that_its_publisher_said_and_once_it_is_acknowledged_never_again()
                throws Exception {
            try (JetStreamFeeds feeds = new JetStreamFeeds(nats.connection(), topology)) {
                Feed feed = feeds.of(CONSUMER);
                Headers headers = new Headers().put("traceparent", "00-a-b-01");
                nats.connection().jetStream().publish(SUBJECT, headers, bytes("one"));
                List<Delivery> batch = feed.fetch(10, SOON);
                assertThat(batch).singleElement().satisfies(delivery -> {
                    assertThat(delivery.subject()).isEqualTo(SUBJECT);
                    assertThat(delivery.data()).asString().isEqualTo("one");
                    assertThat(delivery.headers()).containsEntry("traceparent", List.of("00-a-b-01"));
                    assertThat(delivery.deliveryCount()).isEqualTo(1);
                    assertThat(delivery.streamSequence()).isEqualTo(1);
                });
                batch.getFirst().ack();
                await().untilAsserted(() -> assertThat(floor()).isEqualTo(1));
                assertThat(feed.fetch(10, Duration.ofMillis(100))).isEmpty();
            }
        }

        @Test
        void the_first_of_several_is_not_kept_waiting_until_the_batch_is_full() throws Exception {
            try (JetStreamFeeds feeds = new JetStreamFeeds(nats.connection(), topology)) {
                for (int i = 0; i < 7; i++) {
                    nats.connection().jetStream().publish(SUBJECT, bytes("e" + i));
                }
                long began = System.nanoTime();
                assertThat(feeds.of(CONSUMER).fetch(5, Duration.ofSeconds(20))).hasSize(5);
                assertThat(feeds.of(CONSUMER).fetch(5, Duration.ofSeconds(20))).hasSize(2);
                assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(5));
            }
        }

        @Test
        void what_is_put_off_comes_again_and_is_counted_and_what_is_ended_does_not() throws Exception {
            try (JetStreamFeeds feeds = new JetStreamFeeds(nats.connection(), topology)) {
                Feed feed = feeds.of(CONSUMER);
                nats.connection().jetStream().publish(SUBJECT, bytes("one"));
                feed.fetch(10, SOON).getFirst().nak(Duration.ofMillis(300));
                assertThat(feed.fetch(10, Duration.ofMillis(50))).isEmpty();
                Delivery again = feed.fetch(10, SOON).getFirst();
                assertThat(again.deliveryCount()).isEqualTo(2);
                again.term();
                await().untilAsserted(() -> assertThat(floor()).isEqualTo(1));
            }
        }

        @Test
        void what_is_worked_on_for_long_goes_to_nobody_else() throws Exception {
            Topology hasty = waiting(Duration.ofMillis(600));
            new TopologyApply(nats.connection()).apply(hasty);
            try (JetStreamFeeds feeds = new JetStreamFeeds(nats.connection(), hasty);
                    JetStreamFeeds others = new JetStreamFeeds(nats.connection(), hasty)) {
                nats.connection().jetStream().publish(SUBJECT, bytes("one"));
                Delivery delivery = feeds.of(CONSUMER).fetch(1, SOON).getFirst();
                assertThat(others.of(CONSUMER).fetch(1, Duration.ofMillis(1_500)))
                        .isEmpty();
                delivery.ack();
                await().untilAsserted(() -> assertThat(floor()).isEqualTo(1));
            }
        }

        @Test
        void who_hangs_keeps_it_from_the_others_for_a_while_only() throws Exception {
            Topology hasty = waiting(Duration.ofMillis(300));
            new TopologyApply(nats.connection()).apply(hasty);
            try (JetStreamFeeds feeds = new JetStreamFeeds(nats.connection(), hasty)) {
                nats.connection().jetStream().publish(SUBJECT, bytes("one"));
                feeds.of(CONSUMER).fetch(1, SOON);
                assertThat(feeds.of(CONSUMER)
                                .fetch(1, Duration.ofSeconds(20))
                                .getFirst()
                                .deliveryCount())
                        .isEqualTo(2);
            }
        }

        @Test
        void a_consumer_that_is_gone_is_said_to_be_and_one_made_anew_is_read_from_the_start() throws Exception {
            try (JetStreamFeeds feeds = new JetStreamFeeds(nats.connection(), topology)) {
                Feed feed = feeds.of(CONSUMER);
                nats.connection().jetStream().publish(SUBJECT, bytes("one"));
                feed.fetch(10, SOON).getFirst().ack();
                nats.management().deleteConsumer("ENROLLMENT", CONSUMER);
                assertThatThrownBy(() -> feed.fetch(10, SOON)).isInstanceOf(DependencyUnavailable.class);
                new TopologyApply(nats.connection()).apply(topology);
                assertThat(feed.fetch(10, SOON)).hasSize(1);
            }
        }

        private Topology waiting(Duration ackWait) {
            ConsumerDeclaration usual = topology.consumer(CONSUMER);
            ConsumerDeclaration hasty = new ConsumerDeclaration(
                    CONSUMER,
                    usual.stream(),
                    usual.subjects(),
                    ackWait,
                    List.of(ackWait),
                    usual.deadLetterAfter(),
                    usual.maxDeliver(),
                    usual.maxAckPending());
            return new Topology(topology.streams(), topology.neighbours(), List.of(hasty));
        }

        private long floor() throws Exception {
            return nats.management()
                    .getConsumerInfo("ENROLLMENT", CONSUMER)
                    .getAckFloor()
                    .getStreamSequence();
        }
    }

    @TempDir
    Path home;

    @Test
    void a_feed_outlives_its_server() throws Exception {
        try (NatsServer server = NatsServer.create(home.resolve("nats"));
                Connection connection = NatsConnections.open(Logins.to(server))) {
            Topology topology = TopologyFile.read("sandbox");
            new TopologyApply(connection).applyWithNeighbours(topology);
            try (JetStreamFeeds feeds = new JetStreamFeeds(connection, topology)) {
                Feed feed = feeds.of(CONSUMER);
                connection.jetStream().publish(SUBJECT, bytes("one"));
                feed.fetch(1, SOON).getFirst().ack();
                server.kill();
                assertThatThrownBy(() -> feed.fetch(1, Duration.ofMillis(100)))
                        .isInstanceOf(DependencyUnavailable.class);
                server.start();
                await().ignoreExceptions().until(() -> connection.jetStream().publish(SUBJECT, bytes("two")) != null);
                assertThat(drain(feed, 1)).contains("two");
            }
        }
    }

    @Test
    void messages_outlive_the_leader_of_their_consumer() throws Exception {
        NatsCluster cluster = EmptyCluster.get();
        try (Connection connection = EmptyCluster.open(cluster)) {
            Topology topology = TopologyFile.read("drill");
            new TopologyApply(connection).applyWithNeighbours(topology);
            try (JetStreamFeeds feeds = new JetStreamFeeds(connection, topology)) {
                for (int i = 0; i < 50; i++) {
                    connection.jetStream().publish(SUBJECT, bytes("e" + i));
                }
                Feed feed = feeds.of(CONSUMER);
                Set<String> taken = drain(feed, 20);
                Objects.requireNonNull(cluster.leader("ENROLLMENT", CONSUMER)).kill();
                await().atMost(Duration.ofMinutes(2)).until(() -> {
                    taken.addAll(drain(feed, 1));
                    return taken.size() == 50;
                });
            }
        }
    }

    private static Set<String> drain(Feed feed, int least) {
        Set<String> texts = new TreeSet<>();
        await().atMost(Duration.ofMinutes(1))
                .ignoreExceptionsInstanceOf(DependencyUnavailable.class)
                .until(() -> {
                    for (Delivery delivery : feed.fetch(10, Duration.ofMillis(500))) {
                        texts.add(new String(delivery.data(), StandardCharsets.UTF_8));
                        delivery.ack();
                    }
                    return texts.size() >= least;
                });
        return texts;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
