package io.ghasi.delivery.core.inbox;

import java.time.Duration;

/**
 * When to try again what cannot be applied yet.
 *
 * @param first the longest wait before the second delivery
 * @param longest the longest wait ever
 * @param patience deliveries after which what is missing is looked up
 * @param most deliveries after which a message is dead
 */
public record Redelivery(Duration first, Duration longest, int patience, int most) {
    private static final int MOST_DOUBLINGS = 30;

    public Redelivery {
        if (first.isZero() || first.isNegative() || longest.compareTo(first) < 0 || patience < 1 || most <= patience) {
            throw new IllegalArgumentException(
                    "waits grow from first to longest, and patience ends before the last delivery");
        }
    }

    /**
     * How long to wait after delivery {@code delivery}, counted from 1: between half of the doubled wait and all of it, so that messages held together
     * do not come back together.
     *
     * @param chance from 0 up to 1
     */
    public Duration after(int delivery, double chance) {
        int doublings = Math.clamp(delivery - 1, 0, MOST_DOUBLINGS);
        long most = Math.min(longest.toMillis(), first.toMillis() << doublings);
        return Duration.ofMillis(most / 2 + (long) (chance * (most - most / 2)));
    }

    /** Whether whoever should have sent what is missing had time enough. */
    public boolean isPatienceOver(int delivery) {
        return delivery >= patience;
    }

    /** Whether {@code delivery} was the last. */
    public boolean isLast(int delivery) {
        return delivery >= most;
    }

    /**
     * Whether {@code delivery} is far beyond the last: whoever had the message before did not come to say what is to become of it. The broker gives up soon.
     */
    public boolean isBeyond(int delivery) {
        return delivery > most + most / 2;
    }
}
