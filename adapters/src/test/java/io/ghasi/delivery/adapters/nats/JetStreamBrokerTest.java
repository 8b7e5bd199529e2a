package io.ghasi.delivery.adapters.nats;

import static org.assertj.core.api.Assertions.assertThat;

import io.ghasi.delivery.core.ids.EventId;
import io.ghasi.delivery.core.outbox.OutboxRow;
import io.ghasi.delivery.core.outbox.Receipt;
import io.ghasi.delivery.core.outbox.Receipt.Refused;
import io.ghasi.delivery.core.outbox.Receipt.Stored;
import io.ghasi.delivery.core.outbox.Receipt.Unsure;
import io.ghasi.delivery.testkit.concurrency.Concurrent;
import io.ghasi.delivery.testkit.servers.RealServers;
import io.nats.client.Connection;
import io.nats.client.api.DiscardPolicy;
import io.nats.client.api.MessageInfo;
import io.nats.client.api.StreamConfiguration;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JetStreamBrokerTest {
    private static final StreamDeclaration DELIVERY = TopologyFile.read("sandbox").stream("DELIVERY");
    private static final String TRACE = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

    @RegisterExtension
    private final EmptyNats nats = new EmptyNats();

    private Connection connection;
    private JetStreamBroker broker;

    @BeforeEach
    void open() throws Exception {
        connection = NatsConnections.open(Logins.to(RealServers.nats()));
        broker = new JetStreamBroker(connection, DELIVERY, BrokerSettings.standard());
    }

    @AfterEach
    void close() throws Exception {
        broker.close();
        connection.close();
    }

    @Test
    void an_event_is_stored_as_it_is_and_once() throws Exception {
        // Given
        nats.management().addStream(DELIVERY.configuration());
        OutboxRow row = Events.of(Events.SUBJECT, "{\"word\":\"šipka\"}", TRACE);
        // When
        Receipt first = Sent.answerTo(broker, row);
        Receipt second = Sent.answerTo(broker, row);
        // Then
        assertThat(first).isEqualTo(new Stored(1, false));
        assertThat(second).isEqualTo(new Stored(1, true));
        MessageInfo stored = nats.management().getMessage("DELIVERY", 1);
        assertThat(stored.getSubject()).isEqualTo(Events.SUBJECT);
        assertThat(stored.getData()).isEqualTo(row.payload().getBytes(StandardCharsets.UTF_8));
        assertThat(Kept.header(nats.management(), 1, "Nats-Msg-Id")).isEqualTo(new EventId(row.event()).text());
        assertThat(Kept.header(nats.management(), 1, "traceparent")).isEqualTo(TRACE);
    }

    @Test
    void a_trace_that_is_malformed_is_left_out() throws Exception {
        nats.management().addStream(DELIVERY.configuration());
        assertThat(Sent.answerTo(broker, Events.of(Events.SUBJECT, "{}", "00-\r\nNats-Rollup: all")))
                .isEqualTo(new Stored(1, false));
        assertThat(Kept.header(nats.management(), 1, "traceparent")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"content.x", "delivery", "delivery-poke", "delivery.*", "delivery.>", "delivery.a b", ""})
    void a_subject_that_the_stream_does_not_take_is_refused(String subject) {
        assertThat(Sent.answerTo(broker, Events.of(subject, "{}", null))).isInstanceOf(Refused.class);
    }

    @Test
    void what_is_larger_than_declared_is_refused_before_it_costs_the_connection() throws Exception {
        nats.management().addStream(DELIVERY.configuration());
        assertThat(Sent.answerTo(broker, large(DELIVERY.maxMessageSize()))).isInstanceOf(Refused.class);
        assertThat(Sent.answerTo(broker, large(512 << 10))).isInstanceOf(Stored.class);
    }

    @Test
    void what_is_larger_than_the_stream_really_allows_is_refused_by_it() throws Exception {
        nats.management()
                .addStream(StreamConfiguration.builder(DELIVERY.configuration())
                        .maximumMessageSize(1_024)
                        .build());
        assertThat(Sent.answerTo(broker, large(2_048)))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.reason()).contains("[10054]"));
    }

    @Test
    void a_subject_that_another_stream_took_is_refused() throws Exception {
        nats.management()
                .addStream(StreamConfiguration.builder()
                        .name("OTHER")
                        .subjects("delivery.>")
                        .build());
        assertThat(Sent.answerTo(broker, Events.one()))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.reason()).contains("[10060]"));
    }

    @Test
    void without_a_stream_nothing_is_sure_as_one_without_a_leader_looks_the_same() {
        assertThat(Sent.answerTo(broker, Events.one()))
                .isInstanceOfSatisfying(
                        Unsure.class, unsure -> assertThat(unsure.reason()).contains("503"));
    }

    @Test
    void a_full_stream_takes_the_event_once_it_has_room() throws Exception {
        // Given
        nats.management()
                .addStream(StreamConfiguration.builder(DELIVERY.configuration())
                        .maxBytes(2_000)
                        .denyPurge(false)
                        .build());
        Sent.answerTo(broker, large(1_500));
        OutboxRow row = large(1_000);
        // When
        assertThat(Sent.answerTo(broker, row))
                .isInstanceOfSatisfying(
                        Unsure.class, unsure -> assertThat(unsure.reason()).contains("maximum bytes exceeded"));
        nats.management().purgeStream("DELIVERY");
        // Then
        assertThat(Sent.answerTo(broker, row)).isEqualTo(new Stored(2, false));
    }

    @Test
    void a_stream_with_too_many_messages_or_that_is_sealed_refuses_no_event_for_good() throws Exception {
        nats.management()
                .addStream(StreamConfiguration.builder(DELIVERY.configuration())
                        .maxMessages(1)
                        .discardPolicy(DiscardPolicy.New)
                        .build());
        Sent.answerTo(broker, Events.one());
        assertThat(Sent.answerTo(broker, Events.one())).isInstanceOf(Unsure.class);
        StreamConfiguration own = nats.management().getStreamInfo("DELIVERY").getConfiguration();
        nats.management().updateStream(StreamConfiguration.builder(own).seal().build());
        assertThat(Sent.answerTo(broker, Events.one())).isInstanceOf(Unsure.class);
    }

    @Test
    void past_its_window_it_says_come_again() throws Exception {
        RealServers.nats().pause();
        try (JetStreamBroker narrow =
                new JetStreamBroker(connection, DELIVERY, new BrokerSettings(Duration.ofSeconds(30), 2))) {
            Sent.by(narrow, Events.one());
            Sent.by(narrow, Events.one());
            assertThat(Sent.answerTo(narrow, Events.one())).isEqualTo(new Unsure("the window is full"));
        } finally {
            RealServers.nats().goOn();
        }
    }

    @Test
    void once_closed_it_answers_and_sends_nothing() throws Exception {
        nats.management().addStream(DELIVERY.configuration());
        broker.close();
        assertThat(Sent.answerTo(broker, Events.one())).isEqualTo(new Unsure("the broker is closed"));
    }

    @Concurrent
    void everybody_hears_exactly_once_however_it_ends() throws Exception {
        // Given
        nats.management().addStream(DELIVERY.configuration());
        JetStreamBroker ended =
                new JetStreamBroker(connection, DELIVERY, new BrokerSettings(Duration.ofMillis(20), 100));
        List<Sent> all = new ArrayList<>();
        // When
        Thread closing = Thread.ofVirtual().unstarted(ended::close);
        for (int i = 0; i < 2_000; i++) {
            if (i == 1_000) {
                closing.start();
            }
            all.add(Sent.by(ended, Events.one()));
        }
        closing.join();
        // Then
        assertThat(all).allSatisfy(sent -> {
            sent.answer();
            assertThat(sent.heard()).hasSize(1);
        });
        long stored =
                all.stream().filter(sent -> sent.answer() instanceof Stored).count();
        connection.flush(Duration.ofSeconds(10));
        assertThat(nats.management().getStreamInfo("DELIVERY").getStreamState().getMsgCount())
                .isGreaterThanOrEqualTo(stored);
    }

    private static OutboxRow large(int bytes) {
        return Events.of(Events.SUBJECT, "x".repeat(bytes), null);
    }
}
