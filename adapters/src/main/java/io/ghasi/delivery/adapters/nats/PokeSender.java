package io.ghasi.delivery.adapters.nats;

import io.nats.client.Connection;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells relays that something was committed, or that a share of the work is free. Nothing depends on it but how soon they look: a poke may be
 * lost, and many are one.
 */
public final class PokeSender implements AutoCloseable {
    /** Not under {@code delivery.>}: a stream that took pokes would keep them. */
    static final String COMMITS = "delivery-poke";

    static final String SHARES = "delivery-shares";

    private static final Logger LOG = LoggerFactory.getLogger(PokeSender.class);
    private static final long PAUSE = Duration.ofMillis(2).toNanos();
    private static final byte[] NOTHING = {};

    private final Connection connection;
    private final String subject;
    private final AtomicBoolean due = new AtomicBoolean();
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("poke").daemon().factory());
    private volatile long last = System.nanoTime() - PAUSE;

    private PokeSender(Connection connection, String subject) {
        this.connection = connection;
        this.subject = subject;
    }

    /** Tells of commits over {@code connection}, which is somebody else's to close. */
    public static PokeSender ofCommits(Connection connection) {
        return new PokeSender(connection, COMMITS);
    }

    /** Tells of shares over {@code connection}, which is somebody else's to close. */
    public static PokeSender ofShares(Connection connection) {
        return new PokeSender(connection, SHARES);
    }

    /**
     * Pokes within two milliseconds, and after this call at least once: a commit that follows a poke closely is not left to
     * the relays' next look. Never throws, never waits for the network.
     */
    public void poke() {
        if (due.compareAndSet(false, true)) {
            try {
                Future<?> _ = thread.schedule(this::send, last + PAUSE - System.nanoTime(), TimeUnit.NANOSECONDS);
            } catch (RejectedExecutionException _) {
                LOG.debug("no poke: the sender is closed");
            }
        }
    }

    private void send() {
        last = System.nanoTime();
        due.set(false);
        try {
            connection.publish(subject, NOTHING);
        } catch (RuntimeException e) {
            LOG.debug("no poke: {}", e.getMessage());
        }
    }

    /** What was asked for is still sent. */
    @Override
    public void close() {
        thread.shutdown();
        try {
            thread.awaitTermination(1, TimeUnit.SECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
