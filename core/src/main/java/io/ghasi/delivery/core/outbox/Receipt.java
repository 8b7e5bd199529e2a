package io.ghasi.delivery.core.outbox;

/** What the broker said of an event. */
public sealed interface Receipt {
    /** It is stored in the stream at {@code sequence}; {@code duplicate} where it had been before. */
    record Stored(long sequence, boolean duplicate) implements Receipt {}

    /** It can never be stored, such as it is: too large, or for a subject that no stream takes. */
    record Refused(String reason) implements Receipt {}

    /** It may be stored or not: no answer in time, no leader, stream full, connection lost. To be sent again. */
    record Unsure(String reason) implements Receipt {}
}
