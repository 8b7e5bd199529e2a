package io.ghasi.delivery.acceptance.relay;

import io.ghasi.delivery.core.ids.TenantId;
import io.ghasi.delivery.core.outbox.OutboxRow;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Commands of learners: each locks its aggregate, draws an id, and commits a while later. */
final class Writers {
    private final RelayWorld world;
    private final List<Aggregate> aggregates = new ArrayList<>();
    private long lastId;

    Writers(RelayWorld world, int count, int tenants) {
        this.world = world;
        for (int i = 0; i < count; i++) {
            TenantId tenant = new TenantId(new UUID(7, 1 + world.chance().nextInt(tenants)));
            aggregates.add(new Aggregate(tenant, new UUID(8, i), world.chance().nextInt(RelayWorld.SHARDS)));
        }
    }

    private static final class Aggregate {
        final TenantId tenant;
        final UUID id;
        final int shard;
        int version;
        boolean locked;

        Aggregate(TenantId tenant, UUID id, int shard) {
            this.tenant = tenant;
            this.id = id;
            this.shard = shard;
        }
    }

    /** One command, or one that finds its aggregate locked and gives up. */
    void write() {
        Aggregate aggregate = aggregates.get(world.chance().nextInt(aggregates.size()));
        if (aggregate.locked) {
            return;
        }
        aggregate.locked = true;
        int events = world.happens(0.2) ? 2 : 1;
        List<OutboxRow> rows = new ArrayList<>();
        for (int i = 1; i <= events; i++) {
            rows.add(row(aggregate, aggregate.version + i));
        }
        world.agenda().in(world.happens(world.weather().slow()) ? world.longTime() : world.latency(), () -> {
            commit(aggregate, rows);
        });
    }

    private void commit(Aggregate aggregate, List<OutboxRow> rows) {
        aggregate.locked = false;
        if (world.happens(0.05)) {
            return;
        }
        aggregate.version += rows.size();
        for (OutboxRow row : rows) {
            if (world.happens(world.weather().refused())) {
                world.broker().refuse(row);
            }
            world.store().commit(row);
        }
        world.poke();
    }

    private OutboxRow row(Aggregate of, int version) {
        long id = ++lastId;
        UUID event = new UUID(9, id);
        return new OutboxRow(
                id,
                of.shard,
                of.tenant,
                of.id,
                version,
                event,
                "s",
                "",
                null,
                world.agenda().instant());
    }

    void ended() {
        for (Aggregate aggregate : aggregates) {
            world.audit().ended(aggregate.id, world.store().parkedVersion(aggregate.id));
        }
    }
}
