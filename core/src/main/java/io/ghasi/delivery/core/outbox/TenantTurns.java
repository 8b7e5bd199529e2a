package io.ghasi.delivery.core.outbox;

import io.ghasi.delivery.core.ids.TenantId;
import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Lanes that may send, handed out a tenant at a time: one school's rush hour is no other school's wait. */
final class TenantTurns {
    private final LinkedHashMap<TenantId, ArrayDeque<Lane>> tenants = new LinkedHashMap<>();

    void add(Lane lane) {
        tenants.computeIfAbsent(lane.key.tenant(), tenant -> new ArrayDeque<>()).add(lane);
    }

    /** The next lane of the next tenant, which goes to the end of the line; null where none waits. */
    @Nullable
    Lane next() {
        while (!tenants.isEmpty()) {
            Lane lane = take();
            if (!lane.isForgotten()) {
                return lane;
            }
        }
        return null;
    }

    private Lane take() {
        Map.Entry<TenantId, ArrayDeque<Lane>> turn = tenants.pollFirstEntry();
        Lane lane = turn.getValue().remove();
        if (!turn.getValue().isEmpty()) {
            tenants.putLast(turn.getKey(), turn.getValue());
        }
        return lane;
    }
}
