package io.ghasi.delivery.sandbox.events;

import io.ghasi.delivery.adapters.nats.NatsConnections;
import io.ghasi.delivery.adapters.nats.NatsSettings;
import io.ghasi.delivery.sandbox.database.SandboxDatabase;
import io.nats.client.Connection;
import io.nats.client.JetStreamApiException;
import io.nats.client.impl.Headers;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Publishes what was written down, oldest first, and forgets it when NATS has acknowledged it. What was left by a run before is published first. */
public final class EventPublisher implements AutoCloseable {
    private static final Logger LOG = System.getLogger(EventPublisher.class.getName());
    private static final String OLDEST = "SELECT number, event_id, subject, body FROM events ORDER BY number LIMIT 100";
    private static final String FORGET = "DELETE FROM events WHERE number = :number";
    private static final long PAUSE_MILLIS = 1_000;
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final SandboxDatabase database;
    private final NatsSettings nats;
    private final Semaphore woken = new Semaphore(1);
    // What is under way may take the interrupt for its own, and be tried again: the word that counts is this.
    private volatile boolean closed;
    private final Thread thread =
            Thread.ofPlatform().daemon().name("neighbours-events").unstarted(this::run);

    private EventPublisher(SandboxDatabase database, NatsSettings nats) {
        this.database = database;
        this.nats = nats;
    }

    /** Begins. */
    public static EventPublisher start(SandboxDatabase database, EventLog log, NatsSettings nats) {
        EventPublisher publisher = new EventPublisher(database, nats);
        log.afterwards(publisher.woken::release);
        publisher.thread.start();
        return publisher;
    }

    private void run() {
        try {
            Connection connection = NatsConnections.await(nats);
            try {
                while (!closed) {
                    // Not only when told: what failed is tried again.
                    boolean _ = woken.tryAcquire(PAUSE_MILLIS, TimeUnit.MILLISECONDS);
                    woken.drainPermits();
                    drain(connection);
                }
            } finally {
                connection.close();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            LOG.log(Level.ERROR, "the neighbours' events are not published", e);
        }
    }

    private record Kept(long number, String id, String subject, String body) {}

    private void drain(Connection connection) {
        try {
            List<Kept> kept;
            do {
                kept = database.sql()
                        .sql(OLDEST)
                        .query((row, _) -> new Kept(
                                row.getLong("number"),
                                row.getString("event_id"),
                                row.getString("subject"),
                                row.getString("body")))
                        .list();
                for (Kept one : kept) {
                    publish(connection, one);
                }
            } while (!kept.isEmpty() && !closed);
        } catch (IOException | JetStreamApiException | RuntimeException e) {
            LOG.log(Level.WARNING, "an event of a neighbour is published later: " + e.getMessage());
        }
    }

    private void publish(Connection connection, Kept one) throws IOException, JetStreamApiException {
        Headers headers = new Headers().put("Nats-Msg-Id", one.id());
        connection.jetStream().publish(one.subject(), headers, one.body().getBytes(StandardCharsets.UTF_8));
        database.sql().sql(FORGET).param("number", one.number()).update();
    }

    @Override
    public void close() {
        closed = true;
        thread.interrupt();
        try {
            if (!thread.join(PATIENCE)) {
                LOG.log(Level.WARNING, "the neighbours' events do not end");
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
