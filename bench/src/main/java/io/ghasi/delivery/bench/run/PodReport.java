package io.ghasi.delivery.bench.run;

import io.ghasi.delivery.bench.run.PodBench.Figures;
import io.ghasi.delivery.bench.run.PodBench.Start;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** What a pod was seen to do, as a page of Markdown. */
final class PodReport {
    private PodReport() {}

    static String of(Conditions conditions, String flags, Figures figures) {
        StringBuilder page = new StringBuilder();
        page.append("# The api in the limits of a pod, %s%n%n".formatted(conditions.at()));
        page.append("One processor, 1 GiB, runc; %s. %s%n%n".formatted(conditions.machine(), conditions.path()));
        if (!flags.isEmpty()) {
            page.append("With `%s`.%n%n".formatted(flags));
        }
        page.append("| figure | bar | median | each |%n|---|---|---|---|%n".formatted());
        List<Start> starts = figures.starts();
        line(
                page,
                "ready after, ms",
                "2000",
                0,
                starts,
                start -> start.readyAfter().toMillis());
        line(
                page,
                "first 1,000 requests, p99, ms",
                "250",
                0,
                starts,
                start -> start.first().result().p99Ms());
        line(
                page,
                "the same, slowest, ms",
                "",
                0,
                starts,
                start -> start.first().result().maxMs());
        line(
                page,
                "the same, processors",
                "",
                2,
                starts,
                start -> start.first().cores(start.first().cost().api()));
        played(page, "200 navigations a second", figures.navigate());
        played(page, "200 reads a second", figures.get());
        return page.toString();
    }

    private static void played(StringBuilder page, String what, List<Played> rounds) {
        line(
                page,
                what + ", processors",
                "0.35",
                3,
                rounds,
                played -> played.cores(played.cost().api()));
        line(page, what + ", p50, ms", "", 2, rounds, played -> played.result().p50Ms());
        line(page, what + ", p99, ms", "", 2, rounds, played -> played.result().p99Ms());
        line(
                page,
                what + ", processors of others on the machine",
                "",
                2,
                rounds,
                played -> played.cores(played.cost().foreign()));
    }

    private static <T> void line(
            StringBuilder page, String figure, String bar, int places, List<T> all, ToDoubleFunction<T> value) {
        double[] values = all.stream().mapToDouble(value).toArray();
        List<String> each = all.stream()
                .map(one -> JsonReport.rounded(value.applyAsDouble(one), places).toPlainString())
                .toList();
        String median = JsonReport.rounded(Measured.median(values), places).toPlainString();
        page.append("| %s | %s | %s | %s |%n".formatted(figure, bar, median, String.join(" ", each)));
    }
}
