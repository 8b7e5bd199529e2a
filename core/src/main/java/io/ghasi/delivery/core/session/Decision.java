package io.ghasi.delivery.core.session;

import io.ghasi.delivery.core.events.Cause;
import io.ghasi.delivery.core.idempotency.Attempted;
import io.ghasi.delivery.core.idempotency.IdempotencyKey;
import io.ghasi.delivery.core.ids.TenantId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that becomes durable together, or not at all.
 *
 * @param changes one or two, of different sessions, in the order in which they are made
 * @param keyed the answer to remember; null where nobody asked
 */
public record Decision(
        TenantId tenant, List<Change> changes, @Nullable Keyed keyed, Cause cause) {
    /** An answer and the key it is remembered under. */
    public record Keyed(IdempotencyKey key, Attempted attempted) {}

    public Decision {
        changes = List.copyOf(changes);
    }
}
