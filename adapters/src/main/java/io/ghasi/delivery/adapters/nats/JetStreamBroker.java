package io.ghasi.delivery.adapters.nats;

import io.ghasi.delivery.core.outbox.Broker;
import io.ghasi.delivery.core.outbox.OutboxRow;
import io.ghasi.delivery.core.outbox.Receipt;
import io.ghasi.delivery.core.outbox.Receipt.Refused;
import io.ghasi.delivery.core.outbox.Receipt.Unsure;
import io.nats.client.Connection;
import io.nats.client.ConnectionListener;
import io.nats.client.Dispatcher;
import io.nats.client.Message;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Publishes events to one stream. Many are on their way at once; answers come back on an inbox of its own, so that the window, the
 * timeouts and what a lost connection means are all decided here and not in the client library.
 */
public final class JetStreamBroker implements Broker, AutoCloseable {
    // A timeout is looked for so many times within itself: this is how late it may be.
    private static final int LOOKS = 20;

    private final Connection connection;
    private final StreamDeclaration stream;
    private final BrokerSettings settings;
    private final InFlight inFlight;
    private final String inbox;
    private final Dispatcher answers;
    private final ConnectionListener listener = new Lost();
    private final ScheduledExecutorService timer;
    private volatile boolean closed;

    /** Publishes to {@code stream} over {@code connection}, which is somebody else's to close. */
    public JetStreamBroker(Connection connection, StreamDeclaration stream, BrokerSettings settings) {
        this.connection = connection;
        this.stream = stream;
        this.settings = settings;
        this.inFlight = new InFlight(settings.window());
        this.inbox = connection.createInbox() + ".";
        this.answers = connection.createDispatcher(this::answered).subscribe(inbox + "*");
        this.timer = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().name("broker-timeouts").daemon().factory());
        long look = Math.max(1, settings.timeout().toNanos() / LOOKS);
        Future<?> _ = timer.scheduleAtFixedRate(this::expire, look, look, TimeUnit.NANOSECONDS);
        connection.addConnectionListener(listener);
    }

    @Override
    public void publish(OutboxRow row, Consumer<Receipt> answer) {
        String refusal = subjectRefusal(row.subject());
        if (refusal != null) {
            InFlight.answer(answer, new Refused(refusal));
            return;
        }
        EventMessage message = EventMessage.of(row, stream.name());
        if (message.size() > limit()) {
            InFlight.answer(
                    answer, new Refused("an event of " + message.size() + " bytes, " + limit() + " are allowed"));
            return;
        }
        send(message, answer);
    }

    private @Nullable String subjectRefusal(String subject) {
        return Subjects.isPlain(subject) && stream.takes(subject) ? null : "the stream takes no subject " + subject;
    }

    // The server ends the connection of whoever sends it more than it takes: that would be everybody's trouble.
    private long limit() {
        long server = connection.getMaxPayload();
        return server > 0 ? Math.min(server, stream.maxMessageSize()) : stream.maxMessageSize();
    }

    private void send(EventMessage message, Consumer<Receipt> answer) {
        long ticket =
                inFlight.enter(answer, System.nanoTime() + settings.timeout().toNanos());
        if (ticket == InFlight.NO_ROOM) {
            InFlight.answer(answer, new Unsure("the window is full"));
            return;
        }
        try {
            connection.publish(message.subject(), inbox + ticket, message.headers(), message.payload());
        } catch (IllegalStateException | IllegalArgumentException e) {
            inFlight.settle(ticket, new Unsure("not sent: " + e.getMessage()));
        }
        // Whoever comes in after all were answered in close() would wait for ever.
        if (closed) {
            inFlight.settle(ticket, new Unsure("the broker is closed"));
        }
    }

    private void answered(Message answer) {
        inFlight.settle(Long.parseLong(answer.getSubject().substring(inbox.length())), Acknowledgements.read(answer));
    }

    private void expire() {
        inFlight.expire(System.nanoTime(), "no answer within " + settings.timeout());
    }

    // jnats calls with both forms; the shorter one has no default.
    private final class Lost implements ConnectionListener {
        @Override
        @SuppressWarnings("deprecation")
        public void connectionEvent(Connection of, Events event) {
            switch (event) {
                case DISCONNECTED, CLOSED -> inFlight.settleAll("the connection is lost");
                case CONNECTED, RECONNECTED, RESUBSCRIBED, DISCOVERED_SERVERS, LAME_DUCK -> {}
            }
        }
    }

    /** Answers all who wait; what comes later is answered too, and not sent. */
    @Override
    public void close() {
        closed = true;
        connection.removeConnectionListener(listener);
        timer.shutdownNow();
        if (answers.isActive()) {
            connection.closeDispatcher(answers);
        }
        inFlight.settleAll("the broker is closed");
    }
}
