package io.ghasi.delivery.bench.run;

import static java.lang.String.format;
import static java.util.Locale.ROOT;

import io.ghasi.delivery.bench.machine.Machine;
import io.ghasi.delivery.bench.run.Measured.Round;
import io.ghasi.delivery.bench.world.Population;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/** A run as a page for people, in Markdown: each figure beside what it should be. */
final class TableReport {
    private final Conditions conditions;
    private final Measured measured;
    private final StringBuilder page = new StringBuilder();

    private TableReport(Conditions conditions, Measured measured) {
        this.conditions = conditions;
        this.measured = measured;
    }

    static String of(Conditions conditions, Measured measured) {
        return new TableReport(conditions, measured).page();
    }

    private String page() {
        head();
        targets();
        costs();
        return page.toString();
    }

    private void head() {
        Machine machine = conditions.machine();
        Settings settings = conditions.settings();
        line(format(ROOT, "# Navigate, %s", conditions.at()));
        line("");
        line(format(
                ROOT,
                "%s, %d cores, %d GiB, %s; %s.",
                machine.cpu(),
                machine.cores(),
                machine.memoryGib(),
                machine.system(),
                machine.jdk()));
        line(format(
                ROOT,
                "%,d sessions in the table, %,d of %,d learners in %d tenants are played; limits on; %d connections; medians of %d rounds of %d s each.",
                settings.population().sessions(),
                Population.PLAYING * Population.COURSES,
                Population.PLAYING,
                Population.TENANTS,
                settings.connections(),
                settings.rounds(),
                settings.each().toSeconds()));
        line(format(
                ROOT,
                "Service: %s. Floors: %s, prepared, straight to PostgreSQL, both cores to themselves.",
                conditions.path(),
                conditions.pgbench()));
        line("PostgreSQL 16.15, fsync on, the same cluster for all.");
        line("");
    }

    private void targets() {
        double navigate = median(Round::navigate, played -> played.result().perSecond());
        double floor7 = measured.median(Round::floor7);
        double get = median(Round::get, played -> played.result().perSecond());
        double floorGet = measured.median(Round::floorGet);
        double apart = measured.lone().result().p50Ms()
                - measured.loneUngrouped().result().p50Ms();
        line("| what | measured | should be |");
        line("|---|---|---|");
        line(format(ROOT, "| navigate, a second | %.0f | |", navigate));
        line(format(ROOT, "| floor: seven statements | %.0f | |", floor7));
        line(format(ROOT, "| floor: one read, one call | %.0f | |", measured.median(Round::floor1)));
        line(format(ROOT, "| navigate / seven statements | %.2f | >= 0.70, aim 1.0 |", navigate / floor7));
        line(format(ROOT, "| get, a second | %.0f | |", get));
        line(format(ROOT, "| floor: the same read | %.0f | |", floorGet));
        line(format(ROOT, "| get / floor | %.2f | >= 0.42 |", get / floorGet));
        line(format(
                ROOT,
                "| CPU of the service for a navigation | %.3f ms | <= 0.25 ms |",
                median(Round::navigate, Played::cpuPerAnswer)));
        line(format(
                ROOT,
                "| 1,000 navigations a second, p50 / p99 / p99.9 | %.2f / %.2f / %.2f ms | p99 < 50 ms |",
                median(Round::busy, played -> played.result().p50Ms()),
                median(Round::busy, played -> played.result().p99Ms()),
                median(Round::busy, played -> played.result().p999Ms())));
        line(format(
                ROOT,
                "| 10 navigations a second, p50, grouped / alone | %.2f / %.2f ms | %+.2f ms, < 1 ms |",
                measured.lone().result().p50Ms(),
                measured.loneUngrouped().result().p50Ms(),
                apart));
        line(format(
                ROOT,
                "| RSS at its peak / after the rounds | %d / %d MiB | <= 400 MiB |",
                measured.memory().peak(),
                measured.memory().now()));
        line(format(ROOT, "| start to ready | %.0f ms | <= 1600 ms |", measured.readyMs()));
        line("");
    }

    private void costs() {
        line("| cores busy | service | load generator | PostgreSQL | pooler, Redis, rest | others on this machine |");
        line("|---|---|---|---|---|---|");
        cores("navigate, 64 at once", Round::navigate);
        cores("navigate, 1,000/s", Round::busy);
        cores("get, 64 at once", Round::get);
    }

    private void cores(String name, Function<Round, Played> which) {
        line(format(
                ROOT,
                "| %s | %.2f | %.2f | %.2f | %.2f | %.2f |",
                name,
                median(which, played -> played.cores(played.cost().api())),
                median(which, played -> played.cores(played.cost().load())),
                median(which, played -> played.cores(played.cost().database())),
                median(which, played -> played.cores(played.cost().rest())),
                median(which, played -> played.cores(played.cost().foreign()))));
    }

    private double median(Function<Round, Played> which, ToDoubleFunction<Played> figure) {
        return measured.median(round -> figure.applyAsDouble(which.apply(round)));
    }

    private void line(String text) {
        page.append(text).append('\n');
    }
}
