package io.ghasi.delivery.acceptance;

import io.ghasi.delivery.acceptance.tenants.Report;
import io.ghasi.delivery.acceptance.tenants.Settings;
import io.ghasi.delivery.acceptance.tenants.TenantSimulation;
import io.ghasi.delivery.acceptance.tenants.world.TwinContent;
import io.ghasi.delivery.acceptance.world.Deployment;
import io.ghasi.delivery.acceptance.world.Options;
import java.security.SecureRandom;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * {@code simulate tenants [--ops N] [--seed S]}: ends with {@code ops=N leaks=L}; exit code 0 where there are none, 1 where there are, 2 for
 * words it does not know.
 */
public final class Simulate {
    private static final int OPERATIONS = 20_000;

    private Simulate() {}

    public static void main(String[] args) throws Exception {
        Settings settings = settings(List.of(args));
        if (settings == null) {
            System.err.println("usage: simulate tenants [--ops N] [--seed S], N at least " + Settings.LEAST_OPERATIONS);
            System.exit(2);
        } else {
            System.exit(play(settings) ? 0 : 1);
        }
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

    private static @Nullable Settings settings(List<String> args) {
        int operations = OPERATIONS;
        long seed = new SecureRandom().nextLong();
        if (args.isEmpty() || !args.getFirst().equals("tenants") || args.size() % 2 == 0) {
            return null;
        }
        try {
            for (int i = 1; i < args.size(); i += 2) {
                switch (args.get(i)) {
                    case "--ops" -> operations = Integer.parseInt(args.get(i + 1));
                    case "--seed" -> seed = Long.parseLong(args.get(i + 1));
                    default -> {
                        return null;
                    }
                }
            }
        } catch (NumberFormatException _) {
            return null;
        }
        return operations < Settings.LEAST_OPERATIONS ? null : Settings.of(operations, seed);
    }
}
