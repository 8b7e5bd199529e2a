package io.ghasi.delivery.adapters.nats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ghasi.delivery.core.outbox.OutboxRow;
import io.ghasi.delivery.core.outbox.Receipt;
import io.ghasi.delivery.testkit.servers.RealServers;
import io.nats.client.Connection;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class StreamReadingTest {
    private static final StreamDeclaration DELIVERY = TopologyFile.read("sandbox").stream("DELIVERY");
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @RegisterExtension
    private final EmptyNats nats = new EmptyNats();

    private Connection connection;
    private JetStreamBroker broker;
    private StreamReading reading;

    @BeforeEach
    void open() throws Exception {
        connection = NatsConnections.open(Logins.to(RealServers.nats()));
        broker = new JetStreamBroker(connection, DELIVERY, BrokerSettings.standard());
        reading = new StreamReading(connection, DELIVERY, PATIENCE);
        nats.management().addStream(DELIVERY.configuration());
    }

    @AfterEach
    void close() throws Exception {
        broker.close();
        connection.close();
    }

    @Test
    void everything_is_told_once_in_order_with_its_id_and_what_is_none_of_ours_without() throws Exception {
        List<UUID> sent = publish(5_000);
        nats.connection().jetStream().publish("delivery.somebody.elses.v1", new byte[0]);
        List<StreamedEvent> read = read();
        assertThat(read).hasSize(5_001);
        assertThat(read.getLast()).isEqualTo(new StreamedEvent(5_001, null));
        assertThat(read.subList(0, 5_000).stream().map(StreamedEvent::event)).containsExactlyElementsOf(sent);
        assertThat(read.stream().map(StreamedEvent::sequence)).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void an_empty_stream_and_one_whose_last_messages_were_deleted_have_an_end() throws Exception {
        assertThat(read()).isEmpty();
        List<UUID> sent = publish(10);
        nats.management().deleteMessage("DELIVERY", 10);
        nats.management().deleteMessage("DELIVERY", 4);
        assertThat(read().stream().map(StreamedEvent::event)).containsExactlyElementsOf(without(sent, 9, 3));
    }

    @Test
    void what_comes_later_than_the_question_is_not_told() throws Exception {
        List<UUID> sent = publish(3);
        StreamReading.Extent extent = reading.extent();
        publish(3);
        List<StreamedEvent> read = new ArrayList<>();
        reading.read(extent, read::add);
        assertThat(read.stream().map(StreamedEvent::event)).containsExactlyElementsOf(sent);
    }

    @Test
    void a_server_that_is_killed_half_way_is_waited_for() throws Exception {
        List<UUID> sent = publish(12_000);
        List<StreamedEvent> read = new ArrayList<>();
        reading.read(reading.extent(), one -> {
            read.add(one);
            if (read.size() == 1_000) {
                restart();
            }
        });
        assertThat(read.stream().map(StreamedEvent::event)).containsExactlyElementsOf(sent);
    }

    @Test
    void a_stream_that_is_not_there_is_said_so() throws Exception {
        nats.management().deleteStream("DELIVERY");
        assertThatThrownBy(() -> reading.extent())
                .isInstanceOf(IOException.class)
                .hasMessageContaining("DELIVERY");
    }

    private static void restart() {
        try {
            RealServers.nats().kill();
            RealServers.nats().start();
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static List<UUID> without(List<UUID> all, int... places) {
        List<UUID> rest = new ArrayList<>(all);
        for (int place : places) {
            rest.remove(place);
        }
        return rest;
    }

    private List<StreamedEvent> read() throws Exception {
        List<StreamedEvent> read = new ArrayList<>();
        reading.read(reading.extent(), read::add);
        return read;
    }

    private List<UUID> publish(int count) {
        List<UUID> ids = new ArrayList<>();
        List<Sent> window = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            OutboxRow row = Events.one();
            ids.add(row.event());
            window.add(Sent.by(broker, row));
            if (window.size() == 256) {
                window.forEach(StreamReadingTest::isStored);
                window.clear();
            }
        }
        window.forEach(StreamReadingTest::isStored);
        return ids;
    }

    private static void isStored(Sent sent) {
        assertThat(sent.answer()).isInstanceOf(Receipt.Stored.class);
    }
}
