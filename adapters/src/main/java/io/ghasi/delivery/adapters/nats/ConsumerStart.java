package io.ghasi.delivery.adapters.nats;

import java.time.Instant;

/** Where a consumer is to begin again. */
public sealed interface ConsumerStart {
    /** With the message of this sequence, from 1. */
    record AtSequence(long sequence) implements ConsumerStart {}

    /** With the first message that was stored then or later. */
    record AtTime(Instant time) implements ConsumerStart {}
}
