package io.ghasi.delivery.core.session;

import io.ghasi.delivery.core.idempotency.Attempted;

/** Makes decisions durable. */
public interface DecisionStore {
    /**
     * Returns when the decision is durable, or is known not to be.
     *
     * @throws io.ghasi.delivery.core.faults.DependencyUnavailable where neither can be known now; the same key asks again
     */
    Outcome commit(Decision decision);

    /** What became of it. */
    sealed interface Outcome {
        /** Durable. */
        record Applied() implements Outcome {}

        /** A session is no longer as it was read. */
        record Stale() implements Outcome {}

        /** Another session is active on that device, or has that attempt number. */
        record Taken() implements Outcome {}

        /** Its key is used already. */
        record AlreadyAttempted(Attempted attempted) implements Outcome {}
    }
}
