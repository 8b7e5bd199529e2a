package io.ghasi.delivery.projector.wiring;

import io.ghasi.delivery.adapters.nats.DeadLetters;
import io.ghasi.delivery.adapters.nats.JetStreamDeadLetterQueue;
import io.ghasi.delivery.adapters.nats.JetStreamFeeds;
import io.ghasi.delivery.adapters.nats.StreamErasure;
import io.ghasi.delivery.adapters.nats.Topology;
import io.ghasi.delivery.adapters.postgres.ErasedEvents;
import io.ghasi.delivery.adapters.postgres.ProjectorWork;
import io.ghasi.delivery.adapters.process.Check;
import io.ghasi.delivery.adapters.process.Housekeeping;
import io.ghasi.delivery.adapters.tracing.Tracing;
import io.ghasi.delivery.core.inbox.Inbox;
import io.ghasi.delivery.core.inbox.Lookup;
import io.ghasi.delivery.core.inbox.Redelivery;
import io.ghasi.delivery.projector.lines.Lines;
import io.ghasi.delivery.projector.lines.MessageReader;
import io.ghasi.delivery.projector.loop.ConsumerLoop;
import io.ghasi.delivery.projector.loop.EventErasure;
import io.ghasi.delivery.projector.loop.InboxMetrics;
import io.ghasi.delivery.projector.loop.Projection;
import io.ghasi.delivery.projector.loop.Projection.Pace;
import io.micrometer.core.instrument.MeterRegistry;
import io.nats.client.Connection;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** A projector at work on one connection. */
final class RunningProjector implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final Duration COUNT_EVERY = Duration.ofSeconds(5);

    private final Connection nats;
    private final JetStreamFeeds feeds;
    private final Projection projection;
    private final Housekeeping count;
    private final Housekeeping erasure;

    /** What it stands on, whatever it is connected to. */
    record Tools(
            MessageReader reader,
            Inbox inbox,
            Lookup lookup,
            Redelivery redelivery,
            ProjectorWork work,
            ErasedEvents erased,
            Duration erasureEvery,
            Check database,
            Tracing tracing,
            MeterRegistry registry,
            Pace pace) {}

    /** Begins at once. {@code nats} is closed at the end. */
    RunningProjector(Connection nats, Topology topology, Tools tools) throws IOException {
        this.nats = nats;
        this.feeds = new JetStreamFeeds(nats, topology);
        DeadLetters dead = new DeadLetters(nats, topology.deadLetters());
        this.projection = new Projection(
                Lines.served(),
                line -> feeds.of(line.line().consumer()),
                new ConsumerLoop.Tools(
                        tools.reader(),
                        tools.inbox(),
                        tools.lookup(),
                        new JetStreamDeadLetterQueue(dead, topology),
                        tools.redelivery(),
                        new SecureRandom(),
                        tools.tracing()),
                new Projection.Database(tools.work(), tools.database()::isUp),
                tools.registry(),
                tools.pace());
        AtomicLong letters = InboxMetrics.deadLetters(tools.registry());
        this.count = new Housekeeping(Duration.ZERO, COUNT_EVERY, List.of(() -> letters.set(dead.count())));
        EventErasure erase = new EventErasure(
                tools.erased(), new StreamErasure(nats, topology.events(), PATIENCE), tools.erasureEvery());
        this.erasure = Housekeeping.spread(tools.erasureEvery(), List.of(erase));
    }

    Connection.Status status() {
        return nats.getStatus();
    }

    @Override
    public void close() {
        try {
            count.close();
            erasure.close();
            projection.close();
            feeds.close();
            // What was said of the last messages is on its way, but for this.
            nats.flush(Duration.ofSeconds(1));
        } catch (Exception _) {
            // They come again, and are known.
        } finally {
            closeConnection();
        }
    }

    private void closeConnection() {
        try {
            nats.close();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
