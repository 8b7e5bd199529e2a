package io.ghasi.delivery.adapters.tracing;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * How many requests a second are told of because whoever sends them says so: anybody may, even without a token, and each costs us more than one
 * that nobody wants to see. Thread-safe, without a lock.
 */
final class SpanAllowance {
    /** Some times what a gateway asks for that samples a tenth of all that a pod can serve. */
    static final int A_SECOND = 100;

    private final long interval;
    // When the allowance is whole again; it is spent where that is a second away.
    private final AtomicLong whole = new AtomicLong(System.nanoTime());

    SpanAllowance(int perSecond) {
        this.interval = TimeUnit.SECONDS.toNanos(1) / perSecond;
    }

    /** Takes one; false where there is none. */
    boolean take() {
        while (true) {
            long now = System.nanoTime();
            long before = whole.get();
            long next = (before - now > 0 ? before : now) + interval;
            if (next - now > TimeUnit.SECONDS.toNanos(1)) {
                return false;
            }
            if (whole.compareAndSet(before, next)) {
                return true;
            }
        }
    }
}
