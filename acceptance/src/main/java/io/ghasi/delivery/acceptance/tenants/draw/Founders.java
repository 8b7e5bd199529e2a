package io.ghasi.delivery.acceptance.tenants.draw;

import io.ghasi.delivery.acceptance.tenants.world.Side;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/**
 * The sessions that every lane began with, in the order of the lanes: what lanes may ask of each other's. Later ones would depend on how
 * fast other lanes are, and the same seed would not ask the same.
 */
public record Founders(Map<Side, List<String>> sessions) {
    public Founders {
        sessions = Map.copyOf(sessions);
    }

    String any(Side side, RandomGenerator random) {
        List<String> all = sessions.getOrDefault(side, List.of());
        return all.get(random.nextInt(all.size()));
    }
}
