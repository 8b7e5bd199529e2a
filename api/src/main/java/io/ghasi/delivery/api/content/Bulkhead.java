package io.ghasi.delivery.api.content;

import io.ghasi.delivery.api.problem.Code;
import io.ghasi.delivery.api.problem.Problem;
import io.ghasi.delivery.api.problem.ProblemException;
import io.ghasi.delivery.core.ids.SessionId;
import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** How many files are on their way at once: of all sessions, and of one, so that nobody who reads slowly takes it from the others. Thread-safe. */
public final class Bulkhead {
    private static final String SOON = "1";

    private final int each;
    private final Duration patience;
    private final Semaphore all;
    private final ConcurrentHashMap<SessionId, Queue> queues = new ConcurrentHashMap<>();

    /** {@code most} at once, of which one session has {@code each}; who waits longer than {@code patience} for each of the two is refused. */
    public Bulkhead(int most, int each, Duration patience) {
        this.each = each;
        this.patience = patience;
        this.all = new Semaphore(most, true);
    }

    private static final class Queue {
        private final Semaphore places;
        private int claims;

        Queue(int places) {
            this.places = new Semaphore(places, true);
        }
    }

    /** A place, which is free again when it is closed. */
    interface Place extends AutoCloseable {
        @Override
        void close();
    }

    /** Waits for a place. */
    Place enter(SessionId session) {
        Queue queue = claim(session);
        if (!take(queue.places)) {
            leave(session);
            throw busy();
        }
        if (!take(all)) {
            queue.places.release();
            leave(session);
            throw busy();
        }
        return () -> {
            all.release();
            queue.places.release();
            leave(session);
        };
    }

    private boolean take(Semaphore places) {
        try {
            return places.tryAcquire(patience.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private Queue claim(SessionId session) {
        return queues.compute(session, (_, known) -> {
            Queue queue = known == null ? new Queue(each) : known;
            queue.claims++;
            return queue;
        });
    }

    private void leave(SessionId session) {
        queues.computeIfPresent(session, (_, queue) -> --queue.claims == 0 ? null : queue);
    }

    private static ProblemException busy() {
        return new ProblemException(
                Problem.of(Code.DEPENDENCY_UNAVAILABLE, "Too many files are on their way: try again in a moment")
                        .withHeader("Retry-After", SOON));
    }

    /** How many sessions somebody has come for. */
    int size() {
        return queues.size();
    }
}
