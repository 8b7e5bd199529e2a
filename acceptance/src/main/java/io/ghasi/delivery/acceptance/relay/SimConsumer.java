package io.ghasi.delivery.acceptance.relay;

import io.ghasi.delivery.core.inbox.Guard;
import io.ghasi.delivery.core.inbox.Position;
import io.ghasi.delivery.core.inbox.Verdict;
import io.ghasi.delivery.core.outbox.OutboxRow;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** A durable consumer of the stream and the store behind it: messages come late, twice and in any order. */
final class SimConsumer {
    private static final long REDELIVERY = 100_000;

    private final RelayWorld world;
    private final Map<UUID, Position> positions = new HashMap<>();

    SimConsumer(RelayWorld world) {
        this.world = world;
    }

    void deliver(OutboxRow row) {
        world.agenda().in(world.latency(), () -> receive(row));
        if (world.happens(world.weather().copied())) {
            world.agenda().in(world.longTime(), () -> receive(row));
        }
    }

    private void receive(OutboxRow row) {
        Position event = new Position(1, row.version());
        switch (verdict(row, event)) {
            case Verdict.Apply apply -> {
                positions.put(row.aggregate(), event);
                world.audit().applied(row.aggregate(), row.version(), row.event());
            }
            case Verdict.Gap gap -> world.agenda().in(REDELIVERY, () -> receive(row));
            case Verdict.AlreadyKnown known -> {}
            case Verdict.ReRead reRead -> world.audit().violation("no epoch was raised");
        }
    }

    private Verdict verdict(OutboxRow row, Position event) {
        return world.mutation() == Mutation.WITHOUT_INBOX
                ? new Verdict.Apply()
                : Guard.EVERY.judge(positions.getOrDefault(row.aggregate(), Position.NONE), event);
    }
}
