package io.ghasi.delivery.bench.relay;

import io.ghasi.delivery.bench.machine.Machine;
import java.time.Instant;
import java.util.Formatter;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/** Pages of Markdown about relays over time. */
final class RelayPage {
    private RelayPage() {}

    static String head(String what, Instant at, Machine machine) {
        return String.format(
                Locale.ROOT,
                """
                # Relay%s, %s

                %s, %d cores, %d GiB, %s, %s

                PostgreSQL 16.15 behind PgBouncer, nats-server 2.10.27 with one copy of the stream, relays and producer on the same machine.
                Lag: from before an event's transaction to its time in the stream. Events of 1.2 KB, 5,000 aggregates of 10 tenants; each is looked for in the
                stream, and its order checked.
                """,
                what.isEmpty() ? "" : " " + what,
                at,
                machine.cpu(),
                machine.cores(),
                machine.memoryGib(),
                machine.system(),
                machine.jdk());
    }

    static String soak(Soak.Plan plan, List<Soak.Slice> slices) {
        Formatter page = new Formatter(Locale.ROOT);
        page.format(
                "%n%d relays, %,d events/s, the broker syncs %s; a row for each %d seconds.%n%n",
                plan.relays(), plan.rate(), plan.sync().words, plan.slice().toSeconds());
        page.format(
                "| dead rows | table KiB | claim ms | read ms | retire ms | relays' CPU µs an event | lag p50 ms | p99 ms | most ms |%n");
        page.format("|---|---|---|---|---|---|---|---|---|%n");
        for (Soak.Slice slice : slices) {
            page.format(
                    "| %,d | %,d | %.2f | %.2f | %.2f | %d | %.1f | %.1f | %.1f |%n",
                    slice.dead(),
                    slice.kibibytes(),
                    slice.claim(),
                    slice.read(),
                    slice.retire(),
                    slice.cpuMicros(),
                    slice.p50(),
                    slice.p99(),
                    slice.most());
        }
        page.format(
                "%nThe last third beside the first, medians: dead rows %s, table %s, claim %s, read %s, lag p99 %s.%n",
                change(slices, Soak.Slice::dead),
                change(slices, Soak.Slice::kibibytes),
                change(slices, Soak.Slice::claim),
                change(slices, Soak.Slice::read),
                change(slices, Soak.Slice::p99));
        return page.toString();
    }

    private static String change(List<Soak.Slice> slices, ToDoubleFunction<Soak.Slice> figure) {
        int third = Math.max(1, slices.size() / 3);
        double first = median(slices.subList(0, third), figure);
        double last = median(slices.subList(slices.size() - third, slices.size()), figure);
        return first == 0 ? "0 to " + last : String.format(Locale.ROOT, "× %.2f", last / first);
    }

    private static double median(List<Soak.Slice> slices, ToDoubleFunction<Soak.Slice> figure) {
        return slices.stream().mapToDouble(figure).sorted().toArray()[slices.size() / 2];
    }

    static String handover(Sync sync, Handover.Lags lags) {
        Formatter page = new Formatter(Locale.ROOT);
        page.format(
                "%nTwo relays, %,d events/s, the broker syncs %s. The highest lag within eight seconds, in which%n%n",
                Handover.RATE, sync.words);
        page.format("| | lowest to highest, ms |%n|---|---|%n");
        page.format("| nobody ended | %s |%n", list(lags.quiet()));
        page.format("| one was told to end | %s |%n", list(lags.stopped()));
        page.format("| one was killed | %s |%n", list(lags.killed()));
        return page.toString();
    }

    private static String list(List<Double> figures) {
        return figures.stream()
                .map(figure -> String.format(Locale.ROOT, "%,.0f", figure))
                .collect(Collectors.joining(" · "));
    }

    static String outage(Outage.Plan plan, Outage.Result result) {
        return String.format(
                Locale.ROOT,
                "%n%d relays, %,d events/s, a broker that syncs %s and is away for %,d s: %,d events had gathered, and were in the stream %.1f s after it"
                        + " was started again: %,d a second, in order.%n",
                plan.relays(),
                plan.rate(),
                plan.sync().words,
                plan.away().toSeconds(),
                result.gathered(),
                result.drainSeconds(),
                result.carried());
    }
}
