package io.ghasi.delivery.acceptance.tenants;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Collects leaks; after a few there is no point in going on. Thread-safe. */
final class Leaks {
    private static final int ENOUGH = 10;

    private final List<Leak> found = new CopyOnWriteArrayList<>();

    void add(Leak leak) {
        found.add(leak);
    }

    boolean areEnough() {
        return found.size() >= ENOUGH;
    }

    List<Leak> found() {
        return List.copyOf(found);
    }
}
