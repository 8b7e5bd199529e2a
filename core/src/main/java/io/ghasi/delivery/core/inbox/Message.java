package io.ghasi.delivery.core.inbox;

import io.ghasi.delivery.core.events.Cause;
import io.ghasi.delivery.core.ids.EventId;
import io.ghasi.delivery.core.ids.TenantId;
import java.util.UUID;

/**
 * An event of another service, understood.
 *
 * @param producer the service's name, without its version
 * @param at its place among the events of its aggregate
 * @param lookedUp whether {@code effect} is how the producer says things are now, so that nothing missing before it matters
 */
public record Message(
        EventId id,
        TenantId tenant,
        String producer,
        UUID aggregate,
        Position at,
        Cause cause,
        Effect effect,
        boolean lookedUp) {
    /** The same event, with {@code now} in place of what it told. */
    public Message lookedUp(Effect now) {
        return new Message(id, tenant, producer, aggregate, at, cause, now, true);
    }

    /** The same event as a part of another span: what comes of it goes on below that. */
    public Message below(String span) {
        Cause now = new Cause(cause.actorType(), cause.actorId(), span, cause.correlationId());
        return new Message(id, tenant, producer, aggregate, at, now, effect, lookedUp);
    }

    /** Whose positions it moves. */
    public Source source() {
        return new Source(producer, aggregate);
    }
}
