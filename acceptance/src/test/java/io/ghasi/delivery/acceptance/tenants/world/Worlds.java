package io.ghasi.delivery.acceptance.tenants.world;

import io.ghasi.delivery.core.ids.MonotonicUlids;
import java.time.InstantSource;
import java.util.Random;

/** Worlds that no service knows of. */
public final class Worlds {
    private Worlds() {}

    public static World of(int people) {
        return Founding.world(people, new MonotonicUlids(InstantSource.system(), new Random()));
    }
}
