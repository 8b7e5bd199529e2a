package io.ghasi.delivery.adapters.nats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.ghasi.delivery.core.outbox.Receipt;
import io.ghasi.delivery.testkit.servers.NatsServer;
import io.ghasi.delivery.testkit.servers.PostgresServer.Login;
import io.nats.client.Connection;
import io.nats.client.JetStreamManagement;
import io.nats.client.JetStreamOptions;
import io.nats.client.Message;
import io.nats.client.PurgeOptions;
import io.nats.client.Subscription;
import io.nats.client.api.StreamConfiguration;
import io.nats.client.impl.Headers;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** deploy/nats/permissions.conf in a real server: each process can do all of its work, and nothing of another's. */
class NatsPermissionsTest {
    private static final String API = "delivery-api";
    private static final String RELAY = "delivery-outbox-relay";
    private static final String PROJECTOR = "delivery-event-projector";
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Topology TOPOLOGY = TopologyFile.read("sandbox");
    private static final StreamDeclaration DELIVERY = TOPOLOGY.events();

    @TempDir
    private Path folder;

    private final Map<String, Login> logins = new HashMap<>();
    private final List<Connection> open = new ArrayList<>();
    private NatsServer server;
    private Connection all;
    private JetStreamManagement administrator;

    @BeforeEach
    void start() throws Exception {
        for (String user : List.of(API, RELAY, PROJECTOR)) {
            logins.put(user, Login.random(user));
        }
        Path permissions = Path.of(System.getProperty("delivery.root")).resolve("deploy/nats/permissions.conf");
        server = NatsServer.createWithPermissions(folder.resolve("nats"), permissions, logins.values(), null);
        all = server.connect();
        open.add(all);
        administrator = all.jetStreamManagement();
        new TopologyApply(all).applyWithNeighbours(TOPOLOGY);
    }

    @AfterEach
    void end() throws Exception {
        for (Connection connection : open) {
            connection.close();
        }
        server.close();
    }

    private Connection as(String user) throws Exception {
        Connection connection = NatsConnections.open(new NatsSettings(
                List.of(server.url()),
                Logins.password(Objects.requireNonNull(logins.get(user))),
                null,
                user,
                Duration.ofSeconds(5)));
        open.add(connection);
        return connection;
    }

    private long held(String stream) throws Exception {
        return administrator.getStreamInfo(stream).getStreamState().getMsgCount();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** Sends {@code subject} and waits until the server has read it. */
    private static void say(Connection connection, String subject) throws Exception {
        connection.publish(subject, bytes("{}"));
        connection.flush(PATIENCE);
    }

    @Test
    void the_api_pokes_relays_and_does_nothing_else() throws Exception {
        AtomicInteger heard = new AtomicInteger();
        Connection api = as(API);
        Connection relay = as(RELAY);
        try (PokeListener _ = PokeListener.ofCommits(relay, heard::incrementAndGet);
                PokeSender sender = PokeSender.ofCommits(api)) {
            relay.flush(PATIENCE);
            sender.poke();
            await().untilAsserted(() -> assertThat(heard).hasPositiveValue());
        }
        Subscription everything = api.subscribe(">");
        say(api, Events.SUBJECT);
        say(api, "DELIVERY.dlq");
        say(api, "content.play_package.revoked.v1");
        assertThat(held("DELIVERY") + held("DELIVERY_DLQ") + held("CONTENT")).isZero();

        Subscription witness = all.subscribe("delivery-poke");
        say(all, "delivery-poke");
        api.flush(PATIENCE);
        assertThat(witness.nextMessage(PATIENCE)).isNotNull();
        assertThat(everything.nextMessage(Duration.ofMillis(200))).isNull();
    }

    @Test
    void a_relay_publishes_and_reads_our_events_and_nothing_else() throws Exception {
        Connection relay = as(RELAY);
        HomeStream.require(relay, DELIVERY);
        try (JetStreamBroker broker = new JetStreamBroker(relay, DELIVERY, BrokerSettings.standard());
                PokeSender shares = PokeSender.ofShares(relay)) {
            shares.poke();
            assertThat(Sent.answerTo(broker, Events.one())).isInstanceOf(Receipt.Stored.class);
        }
        List<StreamedEvent> read = new ArrayList<>();
        StreamReading reading = new StreamReading(relay, DELIVERY, PATIENCE);
        reading.read(reading.extent(), read::add);
        assertThat(read).hasSize(1);

        say(relay, "enrollment.revoked.v1");
        say(relay, "DELIVERY.dlq");
        assertThat(held("ENROLLMENT") + held("DELIVERY_DLQ")).isZero();
        refusesToTakeAway(relay);
    }

    @Test
    void a_projector_takes_what_is_brought_sets_aside_and_erases_and_nothing_else() throws Exception {
        Connection relay = as(RELAY);
        Sent event;
        try (JetStreamBroker broker = new JetStreamBroker(relay, DELIVERY, BrokerSettings.standard())) {
            event = Sent.by(broker, Events.one());
            event.answer();
        }
        Connection projector = as(PROJECTOR);
        HomeStream.require(projector, DELIVERY);
        try (JetStreamFeeds feeds = new JetStreamFeeds(projector, TOPOLOGY)) {
            for (ConsumerDeclaration consumer : TOPOLOGY.consumers()) {
                all.jetStream().publish(consumer.subjects().getFirst(), new Headers(), bytes(consumer.name()));
                feeds.of(consumer.name()).fetch(1, PATIENCE).getFirst().ack();
                await(consumer.name())
                        .untilAsserted(() -> assertThat(administrator
                                        .getConsumerInfo(consumer.stream(), consumer.name())
                                        .getNumAckPending())
                                .isZero());
            }
        }
        DeadLetters dead = new DeadLetters(projector, TOPOLOGY.deadLetters());
        ConsumerDeclaration first = TOPOLOGY.consumers().getFirst();
        dead.keep(letter(first, first.subjects().getFirst(), 1));
        assertThat(dead.count()).isEqualTo(1);
        say(projector, Events.SUBJECT);
        say(projector, "enrollment.other.v1");
        assertThat(held("DELIVERY")).isEqualTo(1);
        assertThat(held("ENROLLMENT")).isEqualTo(1);
        refusesToTakeAway(projector);
        StreamErasure erasure = new StreamErasure(projector, DELIVERY, PATIENCE);
        assertThat(erasure.erase(Set.of(event.row().event()))).isEqualTo(1);
    }

    @Test
    void a_person_in_its_pod_replays_dead_letters_and_sets_consumers_back() throws Exception {
        Connection projector = as(PROJECTOR);
        DeadLetters dead = new DeadLetters(projector, TOPOLOGY.deadLetters());
        DeadLetterReplay replay = new DeadLetterReplay(projector, dead);
        for (ConsumerDeclaration consumer : TOPOLOGY.consumers()) {
            letMessagesBeReadDirectly(consumer.stream());
            for (String subject : consumer.subjects()) {
                long before = held(consumer.stream());
                dead.keep(letter(consumer, subject, 1 + consumer.subjects().indexOf(subject)));
                replay.replay(dead.list(1, 10).getFirst());
                assertThat(held(consumer.stream())).as(subject).isEqualTo(before + 1);
                assertThat(dead.count()).isZero();
            }
            // It reads what was not settled, to begin no later.
            ConsumerStart.AtTime now = new ConsumerStart.AtTime(Instant.now().plusSeconds(1));
            assertThat(new ConsumerReset(projector).reset(consumer, now).start())
                    .as(consumer.name())
                    .isEqualTo(new ConsumerStart.AtSequence(1));
        }
    }

    @Test
    void a_projector_may_acknowledge_to_servers_that_know_domains() throws Exception {
        Connection projector = as(PROJECTOR);
        Subscription acknowledged = all.subscribe("$JS.ACK._.account.>");
        all.flush(PATIENCE);
        for (ConsumerDeclaration consumer : TOPOLOGY.consumers()) {
            String subject = "$JS.ACK._.account." + consumer.stream() + "." + consumer.name() + ".1.2.3.4.5";
            say(projector, subject);
            assertThat(acknowledged.nextMessage(PATIENCE))
                    .as(consumer.name())
                    .extracting(Message::getSubject)
                    .isEqualTo(subject);
        }
        say(projector, "$JS.ACK._.account.DELIVERY.of-others.1.2.3.4.5");
        assertThat(acknowledged.nextMessage(Duration.ofMillis(200))).isNull();
    }

    @Test
    void nobody_hears_what_another_is_answered() throws Exception {
        Connection relay = as(RELAY);
        Subscription overheard = relay.subscribe("_INBOX." + PROJECTOR + ".>");
        relay.flush(PATIENCE);
        Connection projector = as(PROJECTOR);
        Message answer = projector.request("$JS.API.STREAM.INFO.DELIVERY", new byte[0], PATIENCE);

        assertThat(answer).isNotNull();
        assertThat(overheard.nextMessage(Duration.ofMillis(200))).isNull();
    }

    // As a neighbour may have its stream.
    private void letMessagesBeReadDirectly(String stream) throws Exception {
        StreamConfiguration now = administrator.getStreamInfo(stream).getConfiguration();
        administrator.updateStream(
                StreamConfiguration.builder(now).allowDirect(true).build());
    }

    // The server answers nothing to who may not ask.
    private void refusesToTakeAway(Connection connection) throws Exception {
        say(all, "enrollment.other.v1");
        JetStreamManagement management = connection.jetStreamManagement(JetStreamOptions.builder()
                .requestTimeout(Duration.ofMillis(300))
                .build());
        for (String stream : List.of("DELIVERY", "DELIVERY_DLQ", "ENROLLMENT")) {
            long before = held(stream);
            assertThatThrownBy(() -> management.deleteStream(stream))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("no response");
            assertThatThrownBy(() -> management.purgeStream(
                            stream, PurgeOptions.builder().build()))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("no response");
            assertThat(held(stream)).as(stream).isEqualTo(before);
        }
        assertThat(held("ENROLLMENT")).isPositive();
    }

    private static DeadLetter letter(ConsumerDeclaration consumer, String subject, int sequence) {
        return new DeadLetter(
                subject, consumer.stream(), sequence, consumer.name(), 8, "no such tenant", new Headers(), bytes("{}"));
    }
}
