package io.ghasi.delivery.core.outbox;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Rows that are stored and have to leave the table. One call is under way at a time; whatever is stored meanwhile goes with the next. */
final class Retirements {
    private final List<Acknowledged> waiting = new ArrayList<>();
    private final Set<Long> held;
    private final Backoff backoff;
    private Command.@Nullable Retire underWay;
    private Instant restsUntil = Instant.MIN;
    private int failures;

    Retirements(Set<Long> held, Backoff backoff) {
        this.held = held;
        this.backoff = backoff;
    }

    private record Acknowledged(Lease lease, OutboxRow row) {}

    void add(Lease lease, OutboxRow row) {
        waiting.add(new Acknowledged(lease, row));
    }

    Command.@Nullable Retire next(Instant now) {
        if (underWay != null || waiting.isEmpty() || restsUntil.isAfter(now)) {
            return null;
        }
        underWay = new Command.Retire(
                waiting.stream().map(Acknowledged::lease).distinct().toList(),
                waiting.stream().map(Acknowledged::row).toList());
        waiting.clear();
        return underWay;
    }

    /** Rows that did not move, although they were there when they were read: their leases are lost. */
    List<OutboxRow> done(Signal.Retired retired) {
        underWay = null;
        failures = 0;
        List<OutboxRow> unmoved = new ArrayList<>();
        for (OutboxRow row : retired.retire().rows()) {
            held.remove(row.id());
            if (!retired.moved().contains(row.id())) {
                unmoved.add(row);
            }
        }
        return unmoved;
    }

    /** To be tried again, as far as {@code leases} are held. */
    void failed(Command.Retire retire, Predicate<Lease> leases, Instant now) {
        underWay = null;
        failures++;
        restsUntil = now.plus(backoff.after(failures));
        Map<Integer, Lease> kept = new LinkedHashMap<>();
        retire.leases().stream().filter(leases).forEach(lease -> kept.put(lease.shard(), lease));
        for (OutboxRow row : retire.rows()) {
            @Nullable Lease lease = kept.get(row.shard());
            if (lease == null) {
                held.remove(row.id());
            } else {
                add(lease, row);
            }
        }
    }

    void forget(Predicate<Integer> lost) {
        waiting.removeIf(
                one -> lost.test(one.lease().shard()) && held.remove(one.row().id()));
    }

    boolean has(int shard) {
        return isOf(underWay, shard)
                || waiting.stream().anyMatch(one -> one.lease().shard() == shard);
    }

    private static boolean isOf(Command.@Nullable Retire retire, int shard) {
        return retire != null && retire.leases().stream().anyMatch(lease -> lease.shard() == shard);
    }

    Instant wakeAt() {
        return underWay != null || waiting.isEmpty() ? Instant.MAX : restsUntil;
    }
}
