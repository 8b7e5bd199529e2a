package io.ghasi.delivery.acceptance.tenants.draw;

import java.util.List;
import java.util.random.RandomGenerator;

/** Draws from a seeded source. */
record Chance(RandomGenerator random) {
    boolean percent(int percent) {
        return random.nextInt(100) < percent;
    }

    <T> T of(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }

    @SafeVarargs
    final <T> T of(T... all) {
        return all[random.nextInt(all.length)];
    }

    int below(int bound) {
        return random.nextInt(bound);
    }
}
