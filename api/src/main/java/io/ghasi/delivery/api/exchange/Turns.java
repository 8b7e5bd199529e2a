package io.ghasi.delivery.api.exchange;

import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/** Lets those who come for the same thing through one after the other: the second finds what the first has left. Others do not wait. */
final class Turns {
    private final Duration patience;
    private final ConcurrentHashMap<Object, Turn> turns = new ConcurrentHashMap<>();

    /** Nobody waits longer than {@code patience}; who has waited in vain goes on all the same. */
    Turns(Duration patience) {
        this.patience = patience;
    }

    private static final class Turn {
        private final ReentrantLock lock = new ReentrantLock(true);
        private int claims;
    }

    <T> T take(Object thing, Supplier<T> work) {
        Turn turn = claim(thing);
        boolean mine = false;
        try {
            mine = turn.lock.tryLock(patience.toNanos(), TimeUnit.NANOSECONDS);
            return work.get();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return work.get();
        } finally {
            if (mine) {
                turn.lock.unlock();
            }
            leave(thing);
        }
    }

    private Turn claim(Object thing) {
        return turns.compute(thing, (_, known) -> {
            Turn turn = known == null ? new Turn() : known;
            turn.claims++;
            return turn;
        });
    }

    private void leave(Object thing) {
        turns.computeIfPresent(thing, (_, turn) -> --turn.claims == 0 ? null : turn);
    }

    /** How many things somebody has come for. */
    int size() {
        return turns.size();
    }
}
