package io.ghasi.delivery.adapters.nats;

import io.ghasi.delivery.core.outbox.OutboxRow;
import io.ghasi.delivery.core.outbox.Receipt.Stored;
import io.ghasi.delivery.testkit.servers.NatsServer;
import io.nats.client.Connection;
import io.nats.client.JetStream;
import io.nats.client.JetStreamManagement;
import io.nats.client.api.StorageType;
import io.nats.client.api.StreamConfiguration;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * How many events of one KiB come into one stream in a second: by the client library's own publishing, and by our broker. On disk
 * each of them waits for the disk, as the server syncs at every message; in memory it shows what client and server can do.
 */
final class PublishRate {
    private static final int EVENTS = 20_000;
    private static final int WINDOW = 256;
    private static final String PAYLOAD = "x".repeat(1_024);

    private PublishRate() {}

    // A connection may be interrupted while it closes: so is this.
    @SuppressWarnings("try")
    static void main(String... arguments) throws Exception {
        Path home = Files.createTempDirectory("publish-rate");
        try (NatsServer server = NatsServer.create(home.resolve("nats"));
                Connection connection = NatsConnections.open(Logins.to(server))) {
            for (StorageType storage : List.of(StorageType.Memory, StorageType.Memory, StorageType.File)) {
                System.out.println(storage);
                empty(connection.jetStreamManagement(), storage);
                say("client, one after the other", EVENTS / 10, oneByOne(connection.jetStream()));
                empty(connection.jetStreamManagement(), storage);
                say("client, " + WINDOW + " at once", EVENTS, together(connection.jetStream()));
                StreamDeclaration stream = empty(connection.jetStreamManagement(), storage);
                try (JetStreamBroker broker = new JetStreamBroker(connection, stream, BrokerSettings.standard())) {
                    say("broker, " + WINDOW + " at once", EVENTS, through(broker));
                }
            }
        }
    }

    private static StreamDeclaration empty(JetStreamManagement management, StorageType storage) throws Exception {
        StreamDeclaration stream = TopologyFile.read("sandbox").stream("DELIVERY");
        if (management.getStreamNames().contains(stream.name())) {
            management.deleteStream(stream.name());
        }
        management.addStream(StreamConfiguration.builder(stream.configuration())
                .storageType(storage)
                .maxBytes(48 << 20)
                .build());
        return stream;
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
