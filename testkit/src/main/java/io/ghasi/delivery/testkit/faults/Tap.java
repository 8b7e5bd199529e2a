package io.ghasi.delivery.testkit.faults;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** What answers go through: open, slow or shut. */
final class Tap {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition turned = lock.newCondition();
    private long pauseNanos;
    private boolean shut;

    void delay(Duration pause) {
        turn(pause.toNanos(), false);
    }

    void stall() {
        turn(0, true);
    }

    void mend() {
        turn(0, false);
    }

    private void turn(long pause, boolean close) {
        lock.lock();
        try {
            pauseNanos = pause;
            shut = close;
            turned.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Returns when a piece may go on; false where nobody waits for it any more. */
    boolean pass() {
        lock.lock();
        try {
            long end = System.nanoTime() + pauseNanos;
            for (long left = pauseNanos;
                    shut || left > 0;
                    left = shut ? 1 : Math.min(pauseNanos, end - System.nanoTime())) {
                boolean _ = turned.await(shut ? 1_000_000_000L : left, TimeUnit.NANOSECONDS);
            }
            return true;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            lock.unlock();
        }
    }
}
