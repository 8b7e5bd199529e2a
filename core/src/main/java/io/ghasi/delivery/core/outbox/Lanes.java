package io.ghasi.delivery.core.outbox;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The rows that are to be published: a lane for each aggregate that has some. */
final class Lanes {
    private final Map<Lane.Key, Lane> lanes = new HashMap<>();
    private final TenantTurns ready = new TenantTurns();
    private final PriorityQueue<Lane> resting = new PriorityQueue<>(Comparator.comparing(Lane::restsUntil));
    // By identity: a row that was forgotten and read again is another one, while the first is still under way.
    private final IdentityHashMap<OutboxRow, Lane> underWay = new IdentityHashMap<>();
    private final Set<Long> held;
    private final Backoff backoff;

    /** Keeps the ids of its rows in {@code held}. */
    Lanes(Set<Long> held, Backoff backoff) {
        this.held = held;
        this.backoff = backoff;
    }

    /** Takes a row that was read; of an aggregate, lower versions come first. */
    void add(Lease lease, OutboxRow row) {
        if (!held.add(row.id())) {
            return;
        }
        Lane.Key key = Lane.Key.of(row);
        @Nullable Lane lane = lanes.get(key);
        if (lane == null) {
            lane = new Lane(key, lease);
            lanes.put(key, lane);
            ready.add(lane);
        }
        lane.add(row);
    }

    /** Lets those go on that have rested. */
    void wake(Instant now) {
        while (!resting.isEmpty() && !resting.element().restsUntil().isAfter(now)) {
            ready.add(resting.remove());
        }
    }

    /** The next row that may go, which is under way from here on; null where none may. */
    @Nullable
    OutboxRow send() {
        Lane lane = ready.next();
        if (lane == null) {
            return null;
        }
        underWay.put(lane.head(), lane);
        return lane.head();
    }

    int underWay() {
        return underWay.size();
    }

    /** The lane whose head {@code row} is; null where it was forgotten. It is not under way any more. */
    @Nullable
    Lane answered(OutboxRow row) {
        Lane lane = underWay.remove(row);
        return lane == null || lane.isForgotten() ? null : lane;
    }

    /** The head is stored; its id stays held until it is retired. */
    void stored(Lane lane) {
        lane.advance();
        if (lane.isEmpty()) {
            lanes.remove(lane.key);
        } else {
            ready.add(lane);
        }
    }

    /** The head is to be sent again, later. */
    void failed(Lane lane, Instant now) {
        lane.failed(backoff, now);
        resting.add(lane);
    }

    void forget(Lane lane) {
        lanes.remove(lane.key, lane);
        resting.remove(lane);
        lane.forget().forEach(row -> held.remove(row.id()));
    }

    @Nullable
    Lane of(OutboxRow row) {
        return lanes.get(Lane.Key.of(row));
    }

    /** Forgets all rows of shards that {@code lost} names. */
    void forget(Predicate<Integer> lost) {
        of(lost).forEach(this::forget);
    }

    /** Forgets the rows of shards that {@code leaving} names, but for those under way. */
    void leave(Predicate<Integer> leaving) {
        for (Lane lane : of(leaving)) {
            if (underWay.get(lane.head()) == lane) {
                lane.cut().forEach(row -> held.remove(row.id()));
            } else {
                forget(lane);
            }
        }
    }

    private List<Lane> of(Predicate<Integer> shards) {
        List<Lane> found = new ArrayList<>();
        for (Lane lane : lanes.values()) {
            if (shards.test(lane.lease.shard())) {
                found.add(lane);
            }
        }
        return found;
    }

    /** Whether the shard has rows still. */
    boolean has(int shard) {
        return !of(of -> of == shard).isEmpty();
    }

    /** When the first that rests may go again. */
    Instant wakeAt() {
        return resting.isEmpty() ? Instant.MAX : resting.element().restsUntil();
    }
}
