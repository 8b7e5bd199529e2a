package io.ghasi.delivery.core.events;

import java.time.Instant;

/** Something that happened to an aggregate. */
public interface DomainEvent {
    /** The last part of the event's type, such as {@code started}. */
    String name();

    Instant occurredAt();
}
