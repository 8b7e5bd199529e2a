package io.ghasi.delivery.bench.run;

import io.ghasi.delivery.bench.load.PhaseResult;
import io.ghasi.delivery.bench.run.RuntimeMeasured.Round;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/** The figures of a run of commits: for each its name in JSON, what it is in words, what it should be, and the medians of rounds. */
record RuntimeFigures(RuntimeMeasured measured, int cores) {
    /**
     * One of them.
     *
     * @param target empty where nothing is wanted
     * @param places after the point
     */
    record Figure(String name, String what, String target, double median, int places) {
        String text() {
            return JsonReport.rounded(median, places).toPlainString();
        }
    }

    List<Figure> all() {
        List<Figure> all = new ArrayList<>();
        rates(all, "small", "4 KB", 1_500, Round::small, Round::floorSmall);
        add(
                all,
                "small_read_rps",
                "commits with 4 KB after a batch that another process took, a second",
                "",
                0,
                round -> rate(round.read()));
        add(
                all,
                "small_read_cpu_ms",
                "CPU of the service for each, ms",
                "",
                3,
                round -> round.read().played().cpuPerAnswer());
        add(
                all,
                "small_read_database_cpu_ms",
                "CPU of PostgreSQL for each, ms",
                "",
                3,
                round -> round.read().played().databaseCpuPerAnswer());
        rates(all, "large", "60 KB", 300, Round::large, Round::floorLarge);
        add(all, "navigate_rps", "navigations of native courses, a second", "", 0, RuntimeFigures::navigations);
        add(
                all,
                "small_to_navigate",
                "commits with 4 KB / navigations",
                "",
                2,
                round -> rate(round.small()) / navigations(round));
        add(
                all,
                "navigate_cpu_ms",
                "CPU of the service for a navigation, ms",
                "",
                3,
                round -> round.navigate().cpuPerAnswer());
        add(
                all,
                "p50_ms",
                "500 commits a second with 4 KB, p50, ms",
                "",
                2,
                round -> busy(round).p50Ms());
        add(all, "p99_ms", "the same, p99, ms", "", 2, round -> busy(round).p99Ms());
        all.add(new Figure(
                "rss_mb", "RSS at its peak, MiB", "", measured.memory().peak(), 0));
        return all;
    }

    private static PhaseResult busy(Round round) {
        return round.busy().played().result();
    }

    private void rates(
            List<Figure> all,
            String name,
            String size,
            int target,
            Function<Round, Committed> which,
            ToDoubleFunction<Round> floor) {
        String commits = "commits with " + size;
        add(all, name + "_rps", commits + ", a second", ">= " + target, 0, round -> rate(which.apply(round)));
        add(all, name + "_rps_per_core", "the same, per core", "", 0, round -> rate(which.apply(round)) / cores);
        add(all, name + "_floor_rps", "floor: the same rows in eight statements", "", 0, floor);
        add(
                all,
                name + "_to_floor",
                commits + " / floor",
                "",
                2,
                round -> rate(which.apply(round)) / floor.applyAsDouble(round));
        add(
                all,
                name + "_cpu_ms",
                "CPU of the service for each, ms",
                "",
                3,
                round -> which.apply(round).played().cpuPerAnswer());
        add(
                all,
                name + "_database_cpu_ms",
                "CPU of PostgreSQL for each, ms",
                "",
                3,
                round -> which.apply(round).played().databaseCpuPerAnswer());
        add(
                all,
                name + "_wal_bytes",
                "bytes of WAL for each",
                "",
                0,
                round -> which.apply(round).walPerAnswer());
        add(
                all,
                name + "_wal_image_share",
                "of which whole pages, at most",
                "",
                2,
                round -> which.apply(round).wal().imageShare());
    }

    private void add(
            List<Figure> all, String name, String what, String target, int places, ToDoubleFunction<Round> figure) {
        all.add(new Figure(name, what, target, measured.median(figure), places));
    }

    private static double rate(Committed committed) {
        return committed.played().result().perSecond();
    }

    private static double navigations(Round round) {
        return round.navigate().result().perSecond();
    }
}
