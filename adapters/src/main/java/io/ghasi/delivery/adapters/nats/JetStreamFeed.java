package io.ghasi.delivery.adapters.nats;

import io.ghasi.delivery.core.faults.DependencyUnavailable;
import io.ghasi.delivery.core.inbox.Delivery;
import io.ghasi.delivery.core.inbox.Feed;
import io.nats.client.Connection;
import io.nats.client.Message;
import io.nats.client.Subscription;
import io.nats.client.support.Status;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a durable pull consumer brings. It is asked by its name each time, on an inbox that lives as long as the connection: a server that was started again,
 * another leader, or a consumer made anew are asked the same way. What comes later than it was waited for is in the next batch.
 */
final class JetStreamFeed implements Feed {
    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);
    // After the first message of a batch so long without another one ends it.
    private static final Duration LULL = Duration.ofMillis(5);
    // Beyond the wait that the server was told: an answer is late, or lost.
    private static final Duration GRACE = Duration.ofSeconds(1);

    private final Connection connection;
    private final String question;
    private final Unsettled unsettled;
    private final String inbox;
    private final Subscription answers;
    private long asked;

    JetStreamFeed(Connection connection, ConsumerDeclaration consumer, Unsettled unsettled) {
        this.connection = connection;
        this.question = "$JS.API.CONSUMER.MSG.NEXT." + consumer.stream() + "." + consumer.name();
        this.unsettled = unsettled;
        this.inbox = connection.createInbox() + ".";
        this.answers = connection.subscribe(inbox + "*");
    }

    // One thread at a time: what a request came to is told by the subject of its answer.
    @Override
    public synchronized List<Delivery> fetch(int max, Duration wait) {
        try {
            List<Delivery> late = late(max);
            return late.isEmpty() ? asked(max, wait) : late;
        } catch (IllegalStateException e) {
            throw unavailable(e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unavailable("interrupted");
        }
    }

    // Asking again before these are taken would let more and more of them wait here, while others could work on them.
    private List<Delivery> late(int max) throws InterruptedException {
        List<Delivery> batch = new ArrayList<>();
        while (batch.size() < max && answers.getPendingMessageCount() > 0) {
            Message message = answers.nextMessage(LULL);
            if (message != null && message.isJetStream()) {
                batch.add(unsettled.add(message));
            }
        }
        return batch;
    }

    private List<Delivery> asked(int max, Duration wait) throws InterruptedException {
        String ticket = inbox + ++asked;
        // With both an expiry and no_wait the server waits for the first message and for no other.
        String request = "{\"batch\":%d,\"expires\":%d,\"no_wait\":true}".formatted(max, Math.max(1, wait.toNanos()));
        connection.publish(question, ticket, request.getBytes(StandardCharsets.US_ASCII));
        List<Delivery> batch = new ArrayList<>();
        long end = System.nanoTime() + wait.plus(GRACE).toNanos();
        Message message = next(ticket, Duration.ofNanos(end - System.nanoTime()));
        while (message != null && message.isJetStream()) {
            batch.add(unsettled.add(message));
            message = batch.size() < max ? next(ticket, LULL) : null;
        }
        if (batch.isEmpty()) {
            nothing(message);
        }
        return batch;
    }

    /** The next message, or what {@code ticket}'s request came to; null where neither came within {@code wait}. */
    private @Nullable Message next(String ticket, Duration wait) throws InterruptedException {
        long end = System.nanoTime() + wait.toNanos();
        while (true) {
            Message message = answers.nextMessage(Duration.ofNanos(Math.max(1, end - System.nanoTime())));
            if (message == null
                    || message.isJetStream()
                    || (message.isStatusMessage() && message.getSubject().equals(ticket))) {
                return message;
            }
        }
    }

    private void nothing(@Nullable Message end) {
        if (end == null) {
            throw unavailable("no answer");
        }
        Status status = end.getStatus();
        if (status.getCode() != Status.NOT_FOUND_CODE && status.getCode() != Status.REQUEST_TIMEOUT_CODE) {
            throw unavailable(status.getCode() + " " + status.getMessage());
        }
    }

    private DependencyUnavailable unavailable(@Nullable String why) {
        return new DependencyUnavailable("nats", RETRY_AFTER, new IOException(question + ": " + why));
    }

    void close() {
        if (answers.isActive()) {
            answers.unsubscribe();
        }
    }
}
