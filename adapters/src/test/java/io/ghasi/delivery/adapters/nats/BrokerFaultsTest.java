package io.ghasi.delivery.adapters.nats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ghasi.delivery.core.outbox.Receipt.Stored;
import io.ghasi.delivery.core.outbox.Receipt.Unsure;
import io.ghasi.delivery.testkit.servers.NatsCluster;
import io.ghasi.delivery.testkit.servers.NatsServer;
import io.nats.client.Connection;
import io.nats.client.JetStreamManagement;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

// Connections may be interrupted while they close: so may a test.
@SuppressWarnings("try")
class BrokerFaultsTest {
    private static final Duration BACK = Duration.ofSeconds(60);
    private static final BrokerSettings PATIENT = new BrokerSettings(Duration.ofMinutes(5), 1_000);
    private static final BrokerSettings HASTY = new BrokerSettings(Duration.ofMillis(500), 1_000);

    @TempDir
    Path home;

    @Test
    void who_waits_when_the_server_is_killed_hears_so_and_not_only_after_the_timeout() throws Exception {
        try (NatsServer server = NatsServer.create(home.resolve("killed"));
                Connection connection = NatsConnections.open(Logins.to(server))) {
            StreamDeclaration stream = stream(server, "sandbox");
            try (JetStreamBroker broker = new JetStreamBroker(connection, stream, PATIENT)) {
                // Given
                server.pause();
                List<Sent> sent = some(broker, 50);
                // When
                server.kill();
                // Then
                assertThat(sent).allSatisfy(one -> assertThat(one.answer()).isInstanceOf(Unsure.class));
                // When
                server.start();
                // Then
                sent.forEach(one -> storeAtLast(broker, one));
                assertThat(messages(server)).isEqualTo(50);
            }
        }
    }

    @Test
    void what_was_stored_though_nobody_heard_so_in_time_is_not_stored_twice() throws Exception {
        try (NatsServer server = NatsServer.create(home.resolve("paused"));
                Connection connection = NatsConnections.open(Logins.to(server))) {
            StreamDeclaration stream = stream(server, "sandbox");
            try (JetStreamBroker broker = new JetStreamBroker(connection, stream, HASTY)) {
                // Given
                server.pause();
                List<Sent> sent = some(broker, 50);
                assertThat(sent)
                        .allSatisfy(one ->
                                assertThat(one.answer()).isEqualTo(new Unsure("no answer within " + HASTY.timeout())));
                // When
                server.goOn();
                sent.forEach(one -> storeAtLast(broker, one));
                // Then
                assertThat(messages(server)).isEqualTo(50);
                assertThat(sent).allSatisfy(one -> assertThat(one.heard()).hasSize(1));
            }
        }
    }

    @Test
    void events_outlive_the_leader_of_their_stream_each_once_and_none_lost() throws Exception {
        NatsCluster cluster = EmptyCluster.get();
        try (Connection connection = EmptyCluster.open(cluster)) {
            StreamDeclaration stream = TopologyFile.read("drill").withDuplicateWindow(BACK).stream("DELIVERY");
            connection.jetStreamManagement().addStream(stream.configuration());
            try (JetStreamBroker broker = new JetStreamBroker(connection, stream, BrokerSettings.standard())) {
                // Given
                List<Sent> sent = new ArrayList<>(some(broker, 100));
                // When
                Objects.requireNonNull(cluster.leader("DELIVERY")).kill();
                sent.addAll(some(broker, 100));
                sent.forEach(one -> storeAtLast(broker, one));
                // Then
                await().ignoreExceptions().atMost(BACK).until(() -> messages(cluster) == 200);
            }
        }
    }

    private static List<Sent> some(JetStreamBroker broker, int count) {
        return IntStream.range(0, count)
                .mapToObj(_ -> Sent.by(broker, Events.one()))
                .toList();
    }

    /** Sends it again until it is stored, as a relay does. */
    private static void storeAtLast(JetStreamBroker broker, Sent sent) {
        if (!(sent.answer() instanceof Stored)) {
            await().pollDelay(Duration.ZERO)
                    .atMost(BACK)
                    .until(() -> Sent.answerTo(broker, sent.row()) instanceof Stored);
        }
    }

    private static StreamDeclaration stream(NatsServer server, String profile) throws Exception {
        StreamDeclaration stream = TopologyFile.read(profile).stream("DELIVERY");
        try (Connection connection = server.connect()) {
            connection.jetStreamManagement().addStream(stream.configuration());
        }
        return stream;
    }

    private static long messages(NatsServer server) throws Exception {
        try (Connection connection = server.connect()) {
            return distinct(connection.jetStreamManagement());
        }
    }

    private static long messages(NatsCluster cluster) throws Exception {
        try (Connection connection = cluster.connect()) {
            return distinct(connection.jetStreamManagement());
        }
    }

    /** How many messages there are; each has an id that no other has. */
    private static long distinct(JetStreamManagement management) throws Exception {
        long last = management.getStreamInfo("DELIVERY").getStreamState().getLastSequence();
        List<String> ids = LongStream.rangeClosed(1, last)
                .mapToObj(sequence -> Kept.header(management, sequence, "Nats-Msg-Id"))
                .toList();
        assertThat(ids).doesNotHaveDuplicates();
        return ids.size();
    }
}
