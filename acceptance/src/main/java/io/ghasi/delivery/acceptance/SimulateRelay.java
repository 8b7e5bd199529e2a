package io.ghasi.delivery.acceptance;

import io.ghasi.delivery.acceptance.relay.Mutation;
import io.ghasi.delivery.acceptance.relay.RelaySimulation;
import java.security.SecureRandom;
import java.util.Locale;

/** Relays and a consumer in bad weather, a world for each seed. */
final class SimulateRelay {
    private static final int SEEDS = 100_000;
    private static final int MOST = 1_000_000_000;

    private SimulateRelay() {}

    static boolean run(Words words) {
        int seeds = words.count("--seeds", SEEDS, 1, MOST);
        // Half of what there is, so that seeds can be counted up from it.
        long seed = words.of("--seed", new SecureRandom().nextLong() >>> 1);
        System.out.println("seed=" + seed);
        long began = System.nanoTime();
        RelaySimulation.Report report = RelaySimulation.play(seeds, seed, Mutation.NONE);
        report.first().ifPresent(SimulateRelay::print);
        System.out.printf(Locale.ROOT, "%.1f s%n", (System.nanoTime() - began) / 1e9);
        System.out.println(report.lastLine());
        return report.violations() == 0;
    }

    private static void print(RelaySimulation.Failure failure) {
        failure.violations().forEach(System.out::println);
        System.out.println("again: ./delivery simulate relay --seeds 1 --seed " + failure.seed());
    }
}
