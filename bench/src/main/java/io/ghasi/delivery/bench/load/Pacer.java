package io.ghasi.delivery.bench.load;

import java.nio.channels.Selector;
import java.util.concurrent.locks.LockSupport;

/** Wakes a selector whenever a request is due: a selector's own timeout is no finer than a millisecond. */
final class Pacer implements AutoCloseable {
    private static final long FINEST = 200_000;

    private final Thread thread;
    private volatile boolean ended;

    Pacer(Selector selector, Pace.Open pace, long start) {
        thread = Thread.ofPlatform()
                .daemon()
                .name("pacer")
                .start(() -> tick(selector, start, pace.interval().toNanos()));
    }

    private void tick(Selector selector, long start, long interval) {
        long step = Math.max(interval, FINEST);
        long next = start;
        while (!ended) {
            long now = System.nanoTime();
            if (next - now <= 0) {
                selector.wakeup();
                next += step * ((now - next) / step + 1);
            } else {
                LockSupport.parkNanos(next - now);
            }
        }
    }

    @Override
    public void close() {
        ended = true;
        LockSupport.unpark(thread);
    }
}
