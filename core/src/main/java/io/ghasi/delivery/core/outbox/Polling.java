package io.ghasi.delivery.core.outbox;

import io.ghasi.delivery.core.ids.TenantId;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** When to look for rows, and where to begin. */
final class Polling {
    // Reads of everything may take a tenth of the time: where old versions of rows cannot be cleared away, they take
    // long.
    private static final int WHOLE_SHARE = 10;
    // Twice its length is the rest after a read, as far as that is no worse than not being poked: many small reads cost
    // whoever commits more than they gain.
    private static final int REST = 2;

    private final RelaySettings settings;
    private final Map<Integer, TenantId> after = new HashMap<>();
    // What a read under way may not bring back: it may have begun before they were forgotten, and find them without
    // what came before.
    private final Set<Integer> forgottenShards = new HashSet<>();
    private final Set<Lane.Key> forgottenLanes = new HashSet<>();
    private final Trail trail;
    private boolean underWay;
    private boolean poked;
    private boolean inTurns;
    private Instant begun = Instant.EPOCH;
    private Instant due = Instant.EPOCH;
    private Instant wholeDue = Instant.EPOCH;
    private Duration pace;
    private Duration took = Duration.ZERO;

    Polling(RelaySettings settings) {
        this.settings = settings;
        this.pace = settings.busy();
        this.trail = new Trail(settings.trail());
    }

    void poke() {
        poked = true;
    }

    /** There may be rows anywhere: the next read is to see everything. */
    void beginAnew() {
        wholeDue = Instant.EPOCH;
        due = Instant.EPOCH;
    }

    /** A read of {@code leases}, which are asked for where one is due and {@code held} leaves room for its rows. */
    Command.@Nullable Read next(Supplier<List<Lease>> leases, Set<Long> held, Instant now) {
        return underWay || !hasRoom(held) || dueAt().isAfter(now) ? null : next(leases.get(), held, now);
    }

    /** Whether there is room for so many rows that a read is worth it. */
    boolean hasRoom(Set<Long> held) {
        return settings.held() - held.size() >= settings.read() / 4;
    }

    private Command.@Nullable Read next(List<Lease> leases, Set<Long> held, Instant now) {
        if (leases.isEmpty()) {
            return null;
        }
        underWay = true;
        poked = false;
        begun = now;
        List<Turn> turns = leases.stream()
                .map(lease -> new Turn(lease, inTurns ? after.get(lease.shard()) : null))
                .toList();
        long from = inTurns || !wholeDue.isAfter(now) ? 0 : trail.from(now);
        int room = Math.min(settings.read(), settings.held() - held.size());
        return new Command.Read(turns, inTurns, Set.copyOf(held), from, room);
    }

    private Instant dueAt() {
        Duration rest = shorter(took.multipliedBy(REST), settings.busy());
        Instant soonest = begun.plus(longer(settings.gap(), took.plus(rest)));
        return poked || due.isBefore(soonest) ? soonest : due;
    }

    /** Whether {@code row} of the read that was answered may be used. */
    boolean brings(OutboxRow row) {
        return !forgottenShards.contains(row.shard()) && !forgottenLanes.contains(Lane.Key.of(row));
    }

    void found(Command.Read read, List<OutboxRow> rows, Instant now) {
        if (read.inTurns()) {
            foundInTurns(read, rows);
        } else {
            inTurns = rows.size() >= read.limit();
            after.clear();
        }
        rows.forEach(row -> trail.seen(row.id(), now));
        if (read.from() == 0) {
            wholeDue = now.plus(
                    longer(settings.idle(), Duration.between(begun, now).multipliedBy(WHOLE_SHARE)));
        }
        // A backlog is read without rest.
        took = inTurns ? Duration.ZERO : Duration.between(begun, now);
        pace = !rows.isEmpty() ? settings.busy() : shorter(pace.multipliedBy(2), settings.idle());
        due = inTurns ? now : now.plus(pace);
        ended();
    }

    // A shard that gave all of its part has more: the tenant after its last one is next. Once none did, the backlog is
    // over.
    private void foundInTurns(Command.Read read, List<OutboxRow> rows) {
        Map<Integer, Integer> given = new HashMap<>();
        after.clear();
        for (OutboxRow row : rows) {
            given.merge(row.shard(), 1, Integer::sum);
            after.put(row.shard(), row.tenant());
        }
        int part = Math.ceilDiv(read.limit(), read.turns().size());
        after.keySet().removeIf(shard -> given.getOrDefault(shard, 0) < part);
        inTurns = !after.isEmpty();
    }

    void failed(Instant now) {
        due = now.plus(settings.idle());
        ended();
        poked = false;
    }

    private void ended() {
        underWay = false;
        if (!forgottenShards.isEmpty()) {
            beginAnew();
        }
        forgottenShards.clear();
        forgottenLanes.clear();
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    void forget(Set<Integer> shards) {
        beginAnew();
        if (underWay) {
            forgottenShards.addAll(shards);
        }
    }

    void forget(Lane.Key lane) {
        if (underWay) {
            forgottenLanes.add(lane);
        }
    }

    /** When the next read may begin, given room for it. */
    Instant wakeAt() {
        return underWay ? Instant.MAX : dueAt();
    }
}
