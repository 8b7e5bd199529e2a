package io.ghasi.delivery.acceptance.relay;

import io.ghasi.delivery.core.outbox.Command;
import io.ghasi.delivery.core.outbox.Lease;
import io.ghasi.delivery.core.outbox.OutboxRow;
import io.ghasi.delivery.core.outbox.Signal;
import io.ghasi.delivery.core.outbox.Turn;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The outbox's tables, with the rules of the functions in {@code V010__outbox_relay.sql} and {@code V019__outbox_at_speed.sql}. */
final class SimStore {
    private final SimLeases leases;
    private final Mutation mutation;
    private final Audit audit;
    private final TreeMap<Long, OutboxRow> pending = new TreeMap<>();
    private final Map<UUID, OutboxRow> parked = new HashMap<>();
    private final Set<Long> archived = new HashSet<>();
    // Retirements do not wait for the disk; whatever else is committed takes those before it along.
    private final List<List<OutboxRow>> unflushed = new ArrayList<>();

    SimStore(SimLeases leases, Mutation mutation, Audit audit) {
        this.leases = leases;
        this.mutation = mutation;
        this.audit = audit;
    }

    void commit(OutboxRow row) {
        unflushed.clear();
        pending.put(row.id(), row);
        audit.committed(row.aggregate(), row.version());
    }

    /** Is killed and comes back without the last retirements, as far as they were not on disk. */
    void crash(RandomGenerator chance) {
        int kept = chance.nextInt(unflushed.size() + 1);
        for (List<OutboxRow> lost : unflushed.subList(kept, unflushed.size())) {
            lost.forEach(row -> pending.put(row.id(), row));
            lost.forEach(row -> archived.remove(row.id()));
        }
        unflushed.clear();
    }

    Signal execute(UUID owner, Command.OfStore command) {
        if (!(command instanceof Command.Read || command instanceof Command.Retire)) {
            unflushed.clear();
        }
        return switch (command) {
            case Command.Claim claim -> new Signal.Claimed(leases.claim(owner));
            case Command.Read read -> new Signal.Found(read, read.inTurns() ? turns(read) : oldest(read));
            case Command.Retire retire -> new Signal.Retired(retire, retire(owner, retire));
            case Command.Park park -> new Signal.Parked(park, park(owner, park));
            case Command.Release release -> {
                leases.release(owner, release.leases());
                yield new Signal.Released(release);
            }
            case Command.Leave leave -> {
                leases.leave(owner);
                yield new Signal.Left();
            }
        };
    }

    private List<OutboxRow> oldest(Command.Read read) {
        Set<Integer> shards = new HashSet<>();
        read.turns().forEach(turn -> shards.add(turn.lease().shard()));
        List<OutboxRow> found = new ArrayList<>();
        for (OutboxRow row : pending.tailMap(read.from()).values()) {
            if (found.size() < read.limit()
                    && shards.contains(row.shard())
                    && isFree(read, row)
                    && !hasOlder(read, row)) {
                found.add(row);
            }
        }
        return found;
    }

    private boolean isFree(Command.Read read, OutboxRow row) {
        return !read.held().contains(row.id()) && !parked.containsKey(row.aggregate());
    }

    private boolean hasOlder(Command.Read read, OutboxRow row) {
        return mutation != Mutation.WITHOUT_LOOKING_BACK
                && pending.headMap(read.from()).values().stream()
                        .anyMatch(older -> older.aggregate().equals(row.aggregate())
                                && !read.held().contains(older.id()));
    }

    // The tenants of a shard in their order, beginning after the one whose turn it was; each gives what there is room
    // for.
    private List<OutboxRow> turns(Command.Read read) {
        int part = Math.ceilDiv(read.limit(), read.turns().size());
        List<OutboxRow> found = new ArrayList<>();
        for (Turn turn : read.turns()) {
            TreeMap<UUID, List<OutboxRow>> tenants = new TreeMap<>();
            for (OutboxRow row : pending.values()) {
                if (row.shard() == turn.lease().shard()
                        && isFree(read, row)
                        && (turn.after() == null
                                || row.tenant().value().compareTo(turn.after().value()) > 0)) {
                    tenants.computeIfAbsent(row.tenant().value(), tenant -> new ArrayList<>())
                            .add(row);
                }
            }
            tenants.values().stream().flatMap(List::stream).limit(part).forEach(found::add);
        }
        return found;
    }

    private Set<Long> retire(UUID owner, Command.Retire retire) {
        Map<Integer, Lease> claimed = new HashMap<>();
        retire.leases().forEach(lease -> claimed.put(lease.shard(), lease));
        List<OutboxRow> moved = new ArrayList<>();
        for (OutboxRow row : retire.rows()) {
            if (isAllowed(owner, claimed.get(row.shard())) && pending.remove(row.id()) != null) {
                moved.add(row);
                archive(row);
            }
        }
        unflushed.add(moved);
        return moved.stream().map(OutboxRow::id).collect(Collectors.toSet());
    }

    private void archive(OutboxRow row) {
        if (!archived.add(row.id())) {
            audit.violation("archived twice: " + row.id());
        }
        if (!audit.wasStored(row.event())) {
            audit.violation("retired but not stored: " + row.id());
        }
    }

    private boolean park(UUID owner, Command.Park park) {
        boolean moved =
                isAllowed(owner, park.lease()) && pending.remove(park.row().id()) != null;
        if (moved) {
            parked.put(park.row().aggregate(), park.row());
        }
        return moved;
    }

    private boolean isAllowed(UUID owner, @Nullable Lease lease) {
        boolean holds = leases.holds(owner, lease);
        if (!holds && mutation == Mutation.WITHOUT_FENCE) {
            audit.violation("moved under a lost lease: " + lease);
            return true;
        }
        return holds;
    }

    int parkedVersion(UUID aggregate) {
        OutboxRow row = parked.get(aggregate);
        return row == null ? 0 : row.version();
    }

    boolean isDrained() {
        return pending.values().stream().allMatch(row -> parked.containsKey(row.aggregate()));
    }

    /** What should have been carried out by now. */
    void ended() {
        for (OutboxRow row : pending.values()) {
            if (!parked.containsKey(row.aggregate())) {
                audit.violation("left behind: " + row.id());
            }
        }
        for (OutboxRow row : parked.values()) {
            if (audit.wasStored(row.event())) {
                audit.violation("put aside, although it is stored: " + row.id());
            }
        }
    }
}
