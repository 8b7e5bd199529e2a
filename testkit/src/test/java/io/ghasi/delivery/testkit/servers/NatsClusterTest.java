package io.ghasi.delivery.testkit.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.nats.client.Connection;
import io.nats.client.PublishOptions;
import io.nats.client.api.AckPolicy;
import io.nats.client.api.ConsumerConfiguration;
import io.nats.client.api.StreamConfiguration;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

// Connections may be interrupted while they close: so may a test.
@SuppressWarnings("try")
class NatsClusterTest {
    private static final Duration FAILOVER = Duration.ofMinutes(2);

    @TempDir
    Path home;

    @Test
    void what_it_acknowledged_survives_the_leaders_of_a_stream_and_of_a_consumer() throws Exception {
        try (NatsCluster cluster = NatsCluster.create(home.resolve("cluster"))) {
            // Given
            try (Connection connection = cluster.connect()) {
                connection
                        .jetStreamManagement()
                        .addStream(StreamConfiguration.builder()
                                .name("KEPT")
                                .subjects("kept")
                                .replicas(3)
                                .build());
                connection
                        .jetStreamManagement()
                        .createConsumer(
                                "KEPT",
                                ConsumerConfiguration.builder()
                                        .durable("reader")
                                        .ackPolicy(AckPolicy.Explicit)
                                        .build());
                connection.jetStream().publish("kept", new byte[0]);
            }
            // When
            NatsServer led = Objects.requireNonNull(cluster.leader("KEPT"));
            led.kill();
            // Then
            await().ignoreExceptions().atMost(FAILOVER).until(() -> publish(cluster) == 2);
            led.start();
            // Two of three decide: the next one may go only when this one counts again.
            cluster.awaitHealthy();
            // When
            NatsServer read = Objects.requireNonNull(cluster.leader("KEPT", "reader"));
            read.kill();
            // Then
            await().ignoreExceptions()
                    .atMost(FAILOVER)
                    .untilAsserted(() -> assertThat(cluster.leader("KEPT", "reader"))
                            .isNotNull()
                            .isNotSameAs(read));
            // The stream may have been led by the same node.
            await().ignoreExceptions()
                    .atMost(FAILOVER)
                    .untilAsserted(() -> assertThat(messages(cluster)).isEqualTo(2));
            read.start();
            cluster.awaitHealthy();
        }
    }

    @Test
    void whoever_asks_for_a_leader_while_nobody_can_be_one_waits_for_it() throws Exception {
        try (NatsCluster cluster = NatsCluster.create(home.resolve("cluster"));
                ExecutorService asking = Executors.newVirtualThreadPerTaskExecutor()) {
            // Given
            try (Connection connection = cluster.connect()) {
                connection
                        .jetStreamManagement()
                        .addStream(StreamConfiguration.builder()
                                .name("KEPT")
                                .replicas(5)
                                .build());
            }
            // Three of five elect a leader, and one that lives on without the others takes itself for one for a while
            // yet:
            // so the leader goes last, and leaves two that cannot agree on another.
            NatsServer first = Objects.requireNonNull(cluster.leader("KEPT"));
            cluster.nodes().stream().filter(node -> node != first).limit(2).forEach(NatsServer::kill);
            Objects.requireNonNull(cluster.leader("KEPT")).kill();
            // When
            Future<NatsServer> led = asking.submit(() -> cluster.leader("KEPT"));
            // Then
            assertThatThrownBy(() -> led.get(3, TimeUnit.SECONDS)).isInstanceOf(TimeoutException.class);
            cluster.mend();
            assertThat(led.get(2, TimeUnit.MINUTES)).isIn(cluster.nodes());
        }
    }

    // Whoever was not answered sends it again, under the same id.
    private static long publish(NatsCluster cluster) throws Exception {
        try (Connection connection = cluster.connect()) {
            PublishOptions second = PublishOptions.builder().messageId("second").build();
            return connection.jetStream().publish("kept", new byte[0], second).getSeqno();
        }
    }

    private static long messages(NatsCluster cluster) throws Exception {
        try (Connection connection = cluster.connect()) {
            return connection
                    .jetStreamManagement()
                    .getStreamInfo("KEPT")
                    .getStreamState()
                    .getMsgCount();
        }
    }
}
