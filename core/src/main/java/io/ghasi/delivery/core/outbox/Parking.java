package io.ghasi.delivery.core.outbox;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Rows that can never be published, on their way aside; one at a time, for they are few. */
final class Parking {
    private final ArrayDeque<Command.Park> waiting = new ArrayDeque<>();
    private final Backoff backoff;
    private Command.@Nullable Park underWay;
    private Instant restsUntil = Instant.MIN;
    private int failures;

    Parking(Backoff backoff) {
        this.backoff = backoff;
    }

    void add(Command.Park park) {
        waiting.add(park);
    }

    Command.@Nullable Park next(Instant now) {
        if (underWay != null || waiting.isEmpty() || restsUntil.isAfter(now)) {
            return null;
        }
        underWay = waiting.remove();
        return underWay;
    }

    void done() {
        underWay = null;
        failures = 0;
    }

    void failed(Command.Park park, Predicate<Lease> leases, Instant now) {
        underWay = null;
        failures++;
        restsUntil = now.plus(backoff.after(failures));
        if (leases.test(park.lease())) {
            waiting.add(park);
        }
    }

    void forget(Predicate<Integer> lost) {
        waiting.removeIf(park -> lost.test(park.lease().shard()));
    }

    boolean has(int shard) {
        return underWay != null && underWay.lease().shard() == shard;
    }

    Instant wakeAt() {
        return underWay != null || waiting.isEmpty() ? Instant.MAX : restsUntil;
    }
}
