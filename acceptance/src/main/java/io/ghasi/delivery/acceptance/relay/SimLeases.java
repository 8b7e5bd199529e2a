package io.ghasi.delivery.acceptance.relay;

import io.ghasi.delivery.core.outbox.Lease;
import io.ghasi.delivery.core.outbox.Share;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Who holds which shard, by the store's clock. */
final class SimLeases {
    private final Agenda agenda;
    private final long term;
    private final Row[] rows;
    private final Map<UUID, Long> seen = new HashMap<>();

    SimLeases(Agenda agenda, Duration term, int shards) {
        this.agenda = agenda;
        this.term = term.toNanos() / 1_000;
        this.rows = new Row[shards];
        for (int shard = 0; shard < shards; shard++) {
            rows[shard] = new Row();
        }
    }

    private static final class Row {
        @Nullable
        UUID owner;

        long epoch;
        long expiresAt;

        boolean isOf(UUID who, long now) {
            return who.equals(owner) && expiresAt > now;
        }
    }

    Share claim(UUID owner) {
        long now = agenda.now();
        seen.put(owner, now);
        long live = seen.values().stream().filter(at -> at > now - term).count();
        int fair = Math.ceilDiv(rows.length, (int) live);
        int mine = 0;
        for (Row row : rows) {
            if (row.isOf(owner, now)) {
                row.expiresAt = now + term;
                mine++;
            }
        }
        List<Lease> leases = new ArrayList<>();
        long nextExpiry = term;
        for (int shard = 0; shard < rows.length; shard++) {
            Row row = rows[shard];
            if (row.expiresAt <= now && mine < fair) {
                row.owner = owner;
                row.epoch++;
                row.expiresAt = now + term;
                mine++;
            }
            if (row.isOf(owner, now)) {
                leases.add(new Lease(shard, row.epoch));
            } else if (row.expiresAt > now) {
                nextExpiry = Math.min(nextExpiry, row.expiresAt - now);
            }
        }
        return new Share(leases, fair, Duration.ofNanos(nextExpiry * 1_000));
    }

    boolean holds(UUID owner, @Nullable Lease lease) {
        return lease != null && owner.equals(rows[lease.shard()].owner) && rows[lease.shard()].epoch == lease.epoch();
    }

    void release(UUID owner, List<Lease> leases) {
        for (Lease lease : leases) {
            if (holds(owner, lease)) {
                free(rows[lease.shard()]);
            }
        }
    }

    void leave(UUID owner) {
        seen.remove(owner);
        for (Row row : rows) {
            if (owner.equals(row.owner)) {
                free(row);
            }
        }
    }

    private static void free(Row row) {
        row.owner = null;
        row.expiresAt = 0;
    }
}
