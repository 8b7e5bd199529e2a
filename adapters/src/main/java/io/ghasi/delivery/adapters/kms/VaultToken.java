package io.ghasi.delivery.adapters.kms;

import java.time.Duration;

/**
 * What Vault knows us by.
 *
 * @param renewAt when a third of its life is over, of {@link System#nanoTime}; never where it {@code lasts}
 */
record VaultToken(String value, boolean lasts, long renewAt) {
    /** One that is good for {@code seconds} from now; 0 for ever. */
    static VaultToken of(String value, long seconds) {
        Duration soon = Duration.ofSeconds(seconds).dividedBy(3);
        return new VaultToken(value, seconds == 0, System.nanoTime() + soon.toNanos());
    }

    boolean isDue() {
        return !lasts && System.nanoTime() - renewAt >= 0;
    }

    @Override
    public String toString() {
        return "(secret)";
    }
}
