package io.ghasi.delivery.adapters.nats;

import io.ghasi.delivery.core.inbox.Delivery;
import io.nats.client.Message;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Deliveries that are being worked on. The server hears so before its patience ends, a bounded number of times: whoever hangs must not keep messages from
 * others for ever.
 */
final class Unsettled {
    private static final int LOOKS = 3;
    private static final int LONGEST = 4;

    private final Duration ackWait;
    private final Set<JetStreamDelivery> deliveries = ConcurrentHashMap.newKeySet();

    Unsettled(Duration ackWait) {
        this.ackWait = ackWait;
    }

    /** How often to {@link #tell}. */
    Duration look() {
        return ackWait.dividedBy(LOOKS);
    }

    Delivery add(Message message) {
        JetStreamDelivery delivery = new JetStreamDelivery(message, deliveries::remove, System.nanoTime());
        deliveries.add(delivery);
        return delivery;
    }

    /** Says of each that it is worked on, as far as it is not for too long. */
    void tell() {
        long now = System.nanoTime();
        deliveries.removeIf(
                one -> now - one.since() > ackWait.multipliedBy(LONGEST).toNanos());
        deliveries.stream().filter(one -> now - one.since() >= look().toNanos()).forEach(JetStreamDelivery::inProgress);
    }
}
