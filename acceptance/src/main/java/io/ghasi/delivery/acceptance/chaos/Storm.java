package io.ghasi.delivery.acceptance.chaos;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/** One fault after the other, each of them before any comes again, in an order and for times that follow from a seed. */
final class Storm {
    // Longer than a lease, a timeout and the drill's duplicate window, or not.
    private static final long LONGEST_FAULT_MILLIS = 12_000;
    private static final long LONGEST_REST_MILLIS = 2_000;

    private final Fleet fleet;
    private final Ledger ledger;
    private final SplittableRandom chance;
    private final List<Fault> coming = new ArrayList<>();
    private int struck;

    Storm(Fleet fleet, Ledger ledger, long seed) {
        this.fleet = fleet;
        this.ledger = ledger;
        this.chance = new SplittableRandom(seed);
    }

    /** Rages for {@code duration}; then all is mended, though not all may be ready yet. Returns how many faults there were. */
    int rage(Duration duration) throws Exception {
        long end = System.nanoTime() + duration.toNanos();
        while (System.nanoTime() < end) {
            strike(next());
            Thread.sleep(chance.nextLong(LONGEST_REST_MILLIS));
        }
        return struck;
    }

    private Fault next() {
        if (coming.isEmpty()) {
            coming.addAll(Arrays.asList(Fault.values()));
        }
        return coming.remove(chance.nextInt(coming.size()));
    }

    private void strike(Fault fault) throws Exception {
        long millis = fault.lasts() ? length() : 0;
        System.out.printf(
                "%s for %.1f s%n", fault.name().toLowerCase(Locale.ROOT).replace('_', ' '), millis / 1_000.0);
        Fault.Mending mending = fault.strike(fleet, ledger, chance);
        struck++;
        Thread.sleep(millis);
        mending.mend();
    }

    // Most are short, so that there are many of them; one in eleven is longer than the duplicate window.
    private long length() {
        double share = chance.nextDouble();
        return (long) (LONGEST_FAULT_MILLIS * share * share);
    }
}
