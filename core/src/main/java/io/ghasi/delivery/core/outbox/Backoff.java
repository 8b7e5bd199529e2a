package io.ghasi.delivery.core.outbox;

import java.time.Duration;
import java.util.random.RandomGenerator;

/** Waits that double, up to a bound, each drawn from its upper half so that not everybody comes back at once. */
final class Backoff {
    private final Duration first;
    private final Duration last;
    private final RandomGenerator chance;

    Backoff(RelaySettings settings, RandomGenerator chance) {
        this.first = settings.retry();
        this.last = settings.patience();
        this.chance = chance;
    }

    /** The wait after {@code failures} in a row, from 1. */
    Duration after(int failures) {
        long bound = Math.min(last.toNanos(), first.toNanos() << Math.min(failures - 1, 20));
        return Duration.ofNanos(bound / 2 + chance.nextLong(bound / 2 + 1));
    }
}
