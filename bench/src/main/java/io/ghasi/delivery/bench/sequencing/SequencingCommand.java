package io.ghasi.delivery.bench.sequencing;

import io.ghasi.delivery.bench.machine.Machine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.HdrHistogram.Histogram;

/** {@code ./delivery bench sequencing}: measures, shows, and keeps where asked. */
public final class SequencingCommand {
    private static final String USAGE = "usage: bench sequencing [--save]";
    private static final double MICROSECOND = 1_000;

    private SequencingCommand() {}

    /** Runs for seconds; {@code words} are those after {@code sequencing}. */
    public static void run(List<String> words) throws IOException {
        if (!words.isEmpty() && !words.equals(List.of("--save"))) {
            throw new IllegalArgumentException(USAGE);
        }
        long seed = new SecureRandom().nextLong() >>> 1;
        String page = page(seed, new SequencingBench(seed).run());
        System.out.println(page);
        if (!words.isEmpty()) {
            Path results = Path.of(System.getProperty("delivery.root", ".")).resolve("bench/results");
            Files.createDirectories(results);
            Files.writeString(results.resolve("sequencing-" + LocalDate.now(ZoneOffset.UTC) + ".md"), page);
        }
    }

    private static String page(long seed, Map<String, Histogram> measured) {
        StringBuilder page = new StringBuilder();
        page.append("# Sequencing in the core, %s%n%n".formatted(Instant.now().truncatedTo(ChronoUnit.SECONDS)));
        page.append("A random walk, seed %d, through 1,000 activities; %s. The bar: a request in 1,000 us at p99.%n%n"
                .formatted(seed, Machine.here()));
        page.append("| us | times | p50 | p99 | p99.9 | most |%n|---|---|---|---|---|---|%n".formatted());
        measured.forEach((what, histogram) -> page.append(line(what, histogram)));
        return page.toString();
    }

    private static String line(String what, Histogram histogram) {
        return String.format(
                Locale.ROOT,
                "| %s | %d | %.0f | %.0f | %.0f | %.0f |%n",
                what,
                histogram.getTotalCount(),
                histogram.getValueAtPercentile(50) / MICROSECOND,
                histogram.getValueAtPercentile(99) / MICROSECOND,
                histogram.getValueAtPercentile(99.9) / MICROSECOND,
                histogram.getMaxValue() / MICROSECOND);
    }
}
