package io.ghasi.delivery.adapters.nats;

import io.ghasi.delivery.core.outbox.OutboxRow;
import io.ghasi.delivery.core.outbox.Receipt.Stored;
import io.ghasi.delivery.testkit.servers.NatsServer;
import io.nats.client.Connection;
import io.nats.client.JetStream;
import io.nats.client.JetStreamManagement;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;

/** How many events of one KiB come into one stream in a second: by the client library's own publishing, and by our broker. */
final class PublishRate {
    private static final int EVENTS = 30_000;
    private static final int WINDOW = 256;
    private static final String PAYLOAD = "x".repeat(1_024);

    private PublishRate() {}

    // A connection may be interrupted while it closes: so is this.
    @SuppressWarnings("try")
    static void main(String... arguments) throws Exception {
        Path home = Files.createTempDirectory("publish-rate");
        try (NatsServer server = NatsServer.create(home.resolve("nats"));
                Connection connection = NatsConnections.open(Logins.to(server))) {
            StreamDeclaration stream = TopologyFile.read("sandbox").stream("DELIVERY");
            for (int round = 1; round <= 3; round++) {
                empty(connection.jetStreamManagement(), stream);
                say("client, one after the other", EVENTS / 10, oneByOne(connection.jetStream()));
                empty(connection.jetStreamManagement(), stream);
                say("client, " + WINDOW + " at once", EVENTS, together(connection.jetStream()));
                empty(connection.jetStreamManagement(), stream);
                try (JetStreamBroker broker = new JetStreamBroker(connection, stream, BrokerSettings.standard())) {
                    say("broker, " + WINDOW + " at once", EVENTS, through(broker));
                }
            }
        }
    }

    private static void empty(JetStreamManagement management, StreamDeclaration stream) throws Exception {
        if (management.getStreamNames().contains(stream.name())) {
            management.deleteStream(stream.name());
        }
        management.addStream(stream.configuration());
    }

    private static void say(String how, int events, Duration took) {
        System.out.printf("%s: %.0f/s%n", how, events * 1e9 / took.toNanos());
    }

    private static Duration oneByOne(JetStream stream) throws Exception {
        long begun = System.nanoTime();
        for (int i = 0; i < EVENTS / 10; i++) {
            stream.publish(Events.SUBJECT, PAYLOAD.getBytes(StandardCharsets.UTF_8));
        }
        return Duration.ofNanos(System.nanoTime() - begun);
    }

    private static Duration together(JetStream stream) throws Exception {
        Semaphore window = new Semaphore(WINDOW);
        long begun = System.nanoTime();
        for (int i = 0; i < EVENTS; i++) {
            window.acquire();
            EventMessage message = EventMessage.of(Events.of(Events.SUBJECT, PAYLOAD, null), "DELIVERY");
            var _ = stream.publishAsync(message.subject(), message.headers(), message.payload())
                    .whenComplete((_, _) -> window.release());
        }
        window.acquire(WINDOW);
        return Duration.ofNanos(System.nanoTime() - begun);
    }

    private static Duration through(JetStreamBroker broker) throws Exception {
        Semaphore window = new Semaphore(WINDOW);
        AtomicInteger stored = new AtomicInteger();
        long begun = System.nanoTime();
        for (int i = 0; i < EVENTS; i++) {
            window.acquire();
            OutboxRow row = Events.of(Events.SUBJECT, PAYLOAD, null);
            broker.publish(row, receipt -> {
                stored.addAndGet(receipt instanceof Stored ? 1 : 0);
                window.release();
            });
        }
        window.acquire(WINDOW);
        Duration took = Duration.ofNanos(System.nanoTime() - begun);
        if (stored.get() != EVENTS) {
            throw new IllegalStateException("stored " + stored + " of " + EVENTS);
        }
        return took;
    }
}
