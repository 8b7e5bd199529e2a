package io.ghasi.delivery.projector.loop;

import io.ghasi.delivery.adapters.telemetry.LogContext;
import io.ghasi.delivery.adapters.telemetry.LogEvent;
import io.ghasi.delivery.core.faults.DependencyUnavailable;
import io.ghasi.delivery.core.inbox.DeadLetter;
import io.ghasi.delivery.core.inbox.DeadLetterQueue;
import io.ghasi.delivery.core.inbox.Fault;
import io.ghasi.delivery.core.inbox.Redelivery;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Settles deliveries, counts how, and sets aside what never will be taken: kept first, then ended. */
final class Settlement {
    private static final Logger LOG = LoggerFactory.getLogger(Settlement.class);

    private final String consumer;
    private final DeadLetterQueue dead;
    private final Redelivery redelivery;
    private final RandomGenerator chance;
    private final InboxMetrics metrics;

    Settlement(
            String consumer,
            DeadLetterQueue dead,
            Redelivery redelivery,
            RandomGenerator chance,
            InboxMetrics metrics) {
        this.consumer = consumer;
        this.dead = dead;
        this.redelivery = redelivery;
        this.chance = chance;
        this.metrics = metrics;
    }

    void taken(Received received, String outcome) {
        received.delivery().ack();
        settled(received, outcome);
    }

    /** It comes again, later each time. */
    void held(Received received, String outcome) {
        received.delivery().nak(redelivery.after(received.count(), chance.nextDouble()));
        settled(received, outcome);
    }

    /** It comes again; the last time, it is set aside for {@code fault}. */
    void heldOrDead(Received received, String outcome, Fault fault, String detail) {
        if (redelivery.isLast(received.count())) {
            dead(received, fault, detail);
        } else {
            held(received, outcome);
        }
    }

    /** Our own trouble, not the message's: it waits long, and is not set aside. */
    void unavailable(Received received) {
        received.delivery().nak(redelivery.longest());
        received.step().failed("unavailable");
        settled(received, "unavailable");
    }

    /** A defect kept it from being settled; nothing where it was before. */
    void broken(Received received, RuntimeException defect) {
        received.step().failed(defect.getClass().getSimpleName()).end();
    }

    private void settled(Received received, String outcome) {
        metrics.count(outcome);
        received.step().with("delivery.outcome", outcome).end();
    }

    void dead(Received received, Fault fault, String detail) {
        LogContext.set(received.step());
        try {
            dead.put(new DeadLetter(consumer, received.delivery(), fault, detail));
            received.delivery().term();
            received.step().failed(fault.word());
            settled(received, "dead_" + fault.word());
            LOG.atWarn()
                    .addMarker(LogEvent.MESSAGE_DEAD)
                    .addKeyValue("consumer", consumer)
                    .addKeyValue("stream_sequence", received.delivery().streamSequence())
                    .addKeyValue("fault", fault.word())
                    .log("a message was set aside");
        } catch (DependencyUnavailable e) {
            LOG.atWarn()
                    .addMarker(LogEvent.MESSAGE_UNSETTLED)
                    .addKeyValue("consumer", consumer)
                    .setCause(e)
                    .log("a message could not be set aside and comes again");
            unavailable(received);
        } catch (RuntimeException e) {
            broken(received, e);
            throw e;
        } finally {
            LogContext.clear();
        }
    }
}
