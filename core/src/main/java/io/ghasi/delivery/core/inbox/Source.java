package io.ghasi.delivery.core.inbox;

import java.util.UUID;

/** An aggregate of a producer, inside one tenant and one line. */
public record Source(String producer, UUID aggregate) implements Comparable<Source> {
    @Override
    public int compareTo(Source other) {
        int byProducer = producer.compareTo(other.producer);
        return byProducer != 0 ? byProducer : aggregate.compareTo(other.aggregate);
    }
}
