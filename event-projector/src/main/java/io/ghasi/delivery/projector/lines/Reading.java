package io.ghasi.delivery.projector.lines;

import io.ghasi.delivery.core.inbox.Fault;
import io.ghasi.delivery.core.inbox.Message;

/** What a text turned out to be. */
public sealed interface Reading {
    /** An event that means something here; {@code newer} where it says more than we know of. */
    record Understood(Message message, boolean newer) implements Reading {}

    /** An event that means nothing here yet: of another type, or of a version to come. */
    record Skipped() implements Reading {}

    /** No event. {@code detail} names what is wrong and quotes nothing of it. */
    record Bad(Fault fault, String detail) implements Reading {}
}
