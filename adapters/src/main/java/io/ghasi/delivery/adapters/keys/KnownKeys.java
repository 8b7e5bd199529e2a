package io.ghasi.delivery.adapters.keys;

import java.time.Duration;
import java.util.Map;

/**
 * What is known of a source's keys.
 *
 * @param isLoaded whether they were ever read
 * @param tried when they were last asked for, with or without success; of {@link System#nanoTime}
 * @param failures since they were last read
 */
record KnownKeys(Map<String, VerificationKey> keys, boolean isLoaded, long tried, int failures) {
    static final Duration SOONEST = Duration.ofMillis(200);
    static final KnownKeys NONE = new KnownKeys(Map.of(), false, 0, 0);
    // Twice as long after each failure: six seconds, so that thirty processes do not hammer a service that comes back.
    private static final int MOST_DOUBLINGS = 5;

    KnownKeys read(Map<String, VerificationKey> anew) {
        return new KnownKeys(anew, true, System.nanoTime(), 0);
    }

    KnownKeys failed() {
        return new KnownKeys(keys, isLoaded, System.nanoTime(), failures + 1);
    }

    /** How old they may become where {@code every} is for good times. */
    Duration due(Duration every) {
        Duration soon = SOONEST.multipliedBy(1L << Math.clamp(failures - 1, 0, MOST_DOUBLINGS));
        return failures == 0 || soon.compareTo(every) > 0 ? every : soon;
    }

    boolean isOlderThan(Duration age) {
        return (!isLoaded && failures == 0) || System.nanoTime() - tried >= age.toNanos();
    }
}
