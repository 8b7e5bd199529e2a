package io.ghasi.delivery.adapters.nats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.ghasi.delivery.core.outbox.Receipt;
import io.ghasi.delivery.testkit.servers.RealServers;
import io.nats.client.Connection;
import io.nats.client.JetStreamApiException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class StreamErasureTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final StreamDeclaration DELIVERY =
            TopologyFile.read("sandbox").withDuplicateWindow(Duration.ofMillis(100)).stream("DELIVERY");

    @RegisterExtension
    private final EmptyNats nats = new EmptyNats();

    @Test
    void every_copy_of_what_is_asked_for_goes_and_all_else_stays() throws Exception {
        nats.management().addStream(DELIVERY.configuration());
        Connection connection = NatsConnections.open(Logins.to(RealServers.nats()));
        try (JetStreamBroker broker = new JetStreamBroker(connection, DELIVERY, BrokerSettings.standard())) {
            List<Sent> sent = new ArrayList<>();
            for (int i = 0; i < 200; i++) {
                sent.add(Sent.by(broker, Events.one()));
            }
            sent.forEach(Sent::answer);
            Set<UUID> asked = Set.of(
                    sent.get(3).row().event(),
                    sent.get(77).row().event(),
                    sent.getLast().row().event());
            copyPastTheWindow(broker, sent.get(3));
            StreamErasure erasure = new StreamErasure(connection, DELIVERY, PATIENCE);
            assertThat(erasure.erase(asked)).isEqualTo(4);
            assertThat(ids(connection)).hasSize(197).doesNotContainAnyElementsOf(asked);
            assertThat(erasure.erase(asked)).as("the second time").isZero();
            assertThatThrownBy(() -> nats.management().getMessage("DELIVERY", 4))
                    .isInstanceOf(JetStreamApiException.class);
        } finally {
            connection.close();
        }
    }

    private static void copyPastTheWindow(JetStreamBroker broker, Sent sent) {
        await().until(() ->
                Sent.answerTo(broker, sent.row()) instanceof Receipt.Stored(long _, boolean duplicate) && !duplicate);
    }

    private static List<UUID> ids(Connection connection) throws Exception {
        List<UUID> ids = new ArrayList<>();
        StreamReading reading = new StreamReading(connection, DELIVERY, PATIENCE);
        reading.read(reading.extent(), one -> ids.add(one.event()));
        return ids;
    }
}
