package io.ghasi.delivery.adapters.nats;

import io.ghasi.delivery.core.inbox.Feed;
import io.nats.client.Connection;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Feeds over one connection, and the word to their servers that what they brought is still being worked on. */
public final class JetStreamFeeds implements AutoCloseable {
    private final Connection connection;
    private final Topology topology;
    private final List<JetStreamFeed> open = new CopyOnWriteArrayList<>();
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("in-progress").daemon().factory());

    /** Feeds of {@code topology}'s consumers; {@code connection} is somebody else's to close. */
    public JetStreamFeeds(Connection connection, Topology topology) {
        this.connection = connection;
        this.topology = topology;
    }

    /** What {@code consumer} brings. */
    public Feed of(String consumer) {
        ConsumerDeclaration declaration = topology.consumer(consumer);
        Unsettled unsettled = new Unsettled(declaration.ackWait());
        JetStreamFeed feed = new JetStreamFeed(connection, declaration, unsettled);
        long look = unsettled.look().toMillis();
        Future<?> _ = thread.scheduleWithFixedDelay(unsettled::tell, look, look, TimeUnit.MILLISECONDS);
        open.add(feed);
        return feed;
    }

    @Override
    public void close() {
        thread.shutdownNow();
        open.forEach(JetStreamFeed::close);
    }
}
