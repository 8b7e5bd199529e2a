package io.ghasi.delivery.adapters.nats;

import io.nats.client.ReconnectDelayHandler;
import java.time.Duration;
import java.util.random.RandomGenerator;

/** Waits longer each time, up to a bound, and never as long as its fellows: they all lost the same server at once. */
record ReconnectWait(RandomGenerator random) implements ReconnectDelayHandler {
    static final Duration SHORTEST = Duration.ofMillis(50);
    static final Duration LONGEST = Duration.ofSeconds(2);
    private static final int DOUBLINGS = 6;

    @Override
    public Duration getWaitTime(long totalTries) {
        long doublings = Math.clamp(totalTries - 1, 0, DOUBLINGS);
        long most = Math.min(LONGEST.toMillis(), SHORTEST.toMillis() << doublings);
        return Duration.ofMillis(random.nextLong(most / 2, most + 1));
    }
}
