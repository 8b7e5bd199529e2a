package io.ghasi.delivery.adapters.keys;

import org.jspecify.annotations.Nullable;

/** The keys that may sign tokens now. Thread-safe; answers at once but for a key it has not heard of. */
@FunctionalInterface
public interface KeySet {
    /**
     * The key of this id; null where there is none.
     *
     * @throws io.ghasi.delivery.core.faults.DependencyUnavailable where no keys could be had yet
     */
    @Nullable
    VerificationKey find(String kid);
}
