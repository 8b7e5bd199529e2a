package io.ghasi.delivery.projector.loop;

import io.ghasi.delivery.adapters.telemetry.LogEvent;
import io.ghasi.delivery.core.faults.DependencyUnavailable;
import io.ghasi.delivery.core.inbox.DeadLetter;
import io.ghasi.delivery.core.inbox.DeadLetterQueue;
import io.ghasi.delivery.core.inbox.Delivery;
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

    void taken(Delivery delivery, String outcome) {
        delivery.ack();
        metrics.count(outcome);
    }

    /** It comes again, later each time. */
    void held(Delivery delivery, String outcome) {
        delivery.nak(redelivery.after(delivery.deliveryCount(), chance.nextDouble()));
        metrics.count(outcome);
    }

    /** It comes again; the last time, it is set aside for {@code fault}. */
    void heldOrDead(Delivery delivery, String outcome, Fault fault, String detail) {
        if (redelivery.isLast(delivery.deliveryCount())) {
            dead(delivery, fault, detail);
        } else {
            held(delivery, outcome);
        }
    }

    /** Our own trouble, not the message's: it waits long, and is not set aside. */
    void unavailable(Delivery delivery) {
        delivery.nak(redelivery.longest());
        metrics.count("unavailable");
    }

    void dead(Delivery delivery, Fault fault, String detail) {
        try {
            dead.put(new DeadLetter(consumer, delivery, fault, detail));
            delivery.term();
            metrics.count("dead_" + fault.word());
            LOG.atWarn()
                    .addMarker(LogEvent.MESSAGE_DEAD)
                    .addKeyValue("consumer", consumer)
                    .addKeyValue("stream_sequence", delivery.streamSequence())
                    .addKeyValue("fault", fault.word())
                    .log("a message was set aside");
        } catch (DependencyUnavailable e) {
            LOG.atWarn()
                    .addMarker(LogEvent.MESSAGE_UNSETTLED)
                    .addKeyValue("consumer", consumer)
                    .setCause(e)
                    .log("a message could not be set aside and comes again");
            unavailable(delivery);
        }
    }
}
