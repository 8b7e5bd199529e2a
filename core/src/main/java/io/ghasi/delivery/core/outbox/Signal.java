package io.ghasi.delivery.core.outbox;

import java.util.List;
import java.util.Set;

/** What a relay hears: answers to its commands, and what happens besides. */
public sealed interface Signal {
    record Claimed(Share share) implements Signal {}

    record Found(Command.Read read, List<OutboxRow> rows) implements Signal {}

    record Answered(OutboxRow row, Receipt receipt) implements Signal {}

    /** {@code moved}: the ids of those that were pending and whose lease held. */
    record Retired(Command.Retire retire, Set<Long> moved) implements Signal {}

    /** {@code moved}: false where the lease is lost. */
    record Parked(Command.Park park, boolean moved) implements Signal {}

    record Released(Command.Release release) implements Signal {}

    record Left() implements Signal {}

    /** The store did not answer a command, or not well: it may be done or not. */
    record Failed(Command.OfStore command, String reason) implements Signal {}

    /** Something was committed just now. */
    record Poked() implements Signal {}

    /** Another relay came or went. */
    record SharesChanged() implements Signal {}

    /** The process is to end: finish what is under way, give everything back. */
    record StopAsked() implements Signal {}
}
