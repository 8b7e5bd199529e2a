package io.ghasi.delivery.core.outbox;

import java.util.List;
import java.util.Set;

/** What a relay wants done. Each is answered by one {@link Signal}, sooner or later. */
public sealed interface Command {
    /** What the store does. */
    sealed interface OfStore extends Command {}

    /** Say that this relay lives, renew what it holds and take its share, by the database's clock. */
    record Claim() implements OfStore {}

    /**
     * Find rows that wait: of each aggregate from its lowest version on, none of {@code held}, none whose aggregate is blocked by a parked row.
     *
     * @param inTurns whether each shard gives an equal part, its tenants one after the other; else the oldest come first
     * @param from look at ids from here on, and at none of an aggregate that has an older row which is not held; not where shards take turns
     */
    record Read(List<Turn> turns, boolean inTurns, Set<Long> held, long from, int limit) implements OfStore {}

    /** Move stored rows to the archive, as far as they are pending and their lease is the relay's. */
    record Retire(List<Lease> leases, List<OutboxRow> rows) implements OfStore {}

    /** Put a row aside that can never be published, and block its aggregate. */
    record Park(Lease lease, OutboxRow row, String reason) implements OfStore {}

    /** Give shards back. */
    record Release(List<Lease> leases) implements OfStore {}

    /** Give all shards back and be no relay any more. */
    record Leave() implements OfStore {}

    /** Send a row to the broker. */
    record Publish(OutboxRow row) implements Command {}
}
