package io.ghasi.delivery.core.ids;

import java.time.InstantSource;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import java.util.random.RandomGenerator;

/**
 * ULIDs that only grow within one process, even inside one millisecond or when the clock steps back: rows written together
 * land together in an index.
 */
public final class MonotonicUlids implements IdSource {
    private static final int TIME_SHIFT = 16;
    private static final long RANDOM_HIGH_MASK = 0xFFFF;

    private final InstantSource clock;
    private final RandomGenerator random;
    private final ReentrantLock lock = new ReentrantLock();
    private long high;
    private long low;

    /** Time from {@code clock}, the 80 random bits from {@code random}. */
    public MonotonicUlids(InstantSource clock, RandomGenerator random) {
        this.clock = clock;
        this.random = random;
    }

    @Override
    public UUID next() {
        lock.lock();
        try {
            long now = clock.millis();
            if (now > high >>> TIME_SHIFT) {
                high = (now << TIME_SHIFT) | (random.nextLong() & RANDOM_HIGH_MASK);
                low = random.nextLong();
            } else {
                increment();
            }
            return new UUID(high, low);
        } finally {
            lock.unlock();
        }
    }

    // A random step keeps the next value hard to guess; a carry out of the random bits moves the time on, never back.
    private void increment() {
        long before = low;
        low += 1 + (random.nextLong() >>> 32);
        if (Long.compareUnsigned(low, before) < 0) {
            high++;
        }
    }
}
