package io.ghasi.delivery.acceptance;

import io.ghasi.delivery.acceptance.tenants.Report;
import io.ghasi.delivery.acceptance.tenants.Settings;
import io.ghasi.delivery.acceptance.tenants.TenantSimulation;
import io.ghasi.delivery.acceptance.tenants.world.TwinContent;
import io.ghasi.delivery.journey.world.Deployment;
import io.ghasi.delivery.journey.world.Options;
import java.security.SecureRandom;
import java.util.Locale;

/** Two tenants with colliding data, on real servers. */
final class SimulateTenants {
    private static final int OPERATIONS = 20_000;
    private static final int MOST = 100_000_000;

    private SimulateTenants() {}

    static boolean run(Words words) throws Exception {
        int operations = words.count("--ops", OPERATIONS, Settings.LEAST_OPERATIONS, MOST);
        return play(Settings.of(operations, words.of("--seed", new SecureRandom().nextLong())));
    }

    private static boolean play(Settings settings) throws Exception {
        System.out.println("seed=" + settings.seed());
        try (TwinContent content = TwinContent.start();
                Deployment deployment = Deployment.start(Options.usual()
                        .with("DELIVERY_NEIGHBOURS_CONTENT", content.uri().toString()))) {
            Report report = TenantSimulation.play(settings, deployment, content);
            print(report);
            return report.leaks().isEmpty();
        }
    }

    private static void print(Report report) {
        System.out.print(report.coverage());
        report.timings().forEach(line -> System.out.println("timing of " + line));
        report.leaks().forEach(System.out::println);
        double seconds = report.took().toMillis() / 1_000.0;
        System.out.printf(Locale.ROOT, "%.1f s, %.0f operations/s%n", seconds, report.operations() / seconds);
        System.out.println(report.lastLine());
    }
}
