package io.ghasi.delivery.bench.run;

import static java.util.Locale.ROOT;

import io.ghasi.delivery.bench.run.RuntimeFigures.Figure;
import io.ghasi.delivery.bench.run.RuntimeMeasured.Round;
import io.ghasi.delivery.bench.world.Population;
import io.ghasi.delivery.bench.world.ScormCourse;
import java.util.function.Function;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A run of commits, for people and for programs. */
record RuntimeReport(Conditions conditions, RuntimeMeasured measured) {
    private static final JsonMapper JSON = new JsonMapper();

    /** A page of Markdown. */
    String table() {
        StringBuilder page = new StringBuilder(head());
        page.append("| what | measured | should be |\n|---|---|---|\n");
        for (Figure figure : figures().all()) {
            page.append("| %s | %s | %s |\n".formatted(figure.what(), figure.text(), figure.target()));
        }
        page.append(
                "\n| cores busy | service | load generator | PostgreSQL | pooler, Redis, rest | others on this machine |\n");
        page.append("|---|---|---|---|---|---|\n");
        cores(page, "4 KB, as many as go through", round -> round.small().played());
        cores(page, "4 KB, read before", round -> round.read().played());
        cores(page, "60 KB, as many as go through", round -> round.large().played());
        cores(page, "4 KB, 500/s", round -> round.busy().played());
        cores(page, "navigate", Round::navigate);
        return page.toString();
    }

    private RuntimeFigures figures() {
        return new RuntimeFigures(measured, conditions.machine().cores());
    }

    private String head() {
        Settings settings = conditions.settings();
        return String.format(
                ROOT,
                """
                    # Run-time commits, %s

                    %s.
                    A batch sets twenty elements, one of them cmi.suspend_data of 4 KB or 60 KB that nobody can compress and that differs each time, and
                    commits. Course: %,d activities, SCORM 2004. %,d learners in %d tenants play; limits on; %d connections; medians of %d rounds of %d s each.
                    Service: %s. Floor: %s. PostgreSQL 16.15, fsync on, the same cluster for all. Each phase begins with a checkpoint: whole pages are in the WAL.

                    """,
                conditions.at(),
                conditions.machine(),
                1 + ScormCourse.CLUSTERS * (1 + ScormCourse.LEAVES),
                Population.PLAYING,
                Population.TENANTS,
                settings.connections(),
                settings.rounds(),
                settings.each().toSeconds(),
                conditions.path(),
                conditions.pgbench());
    }

    private void cores(StringBuilder page, String name, Function<Round, Played> which) {
        page.append(String.format(
                ROOT,
                "| %s | %.2f | %.2f | %.2f | %.2f | %.2f |\n",
                name,
                measured.median(round ->
                        which.apply(round).cores(which.apply(round).cost().api())),
                measured.median(round ->
                        which.apply(round).cores(which.apply(round).cost().load())),
                measured.median(round ->
                        which.apply(round).cores(which.apply(round).cost().database())),
                measured.median(round ->
                        which.apply(round).cores(which.apply(round).cost().rest())),
                measured.median(round ->
                        which.apply(round).cores(which.apply(round).cost().foreign()))));
    }

    /** One object. */
    ObjectNode json() {
        ObjectNode node = JSON.createObjectNode();
        figures()
                .all()
                .forEach(figure -> node.put(figure.name(), JsonReport.rounded(figure.median(), figure.places())));
        ObjectNode details = node.putObject("details");
        JsonReport.phases(
                details.putArray("small"),
                measured.rounds(),
                round -> round.small().played());
        JsonReport.phases(
                details.putArray("small_read"),
                measured.rounds(),
                round -> round.read().played());
        JsonReport.phases(
                details.putArray("large"),
                measured.rounds(),
                round -> round.large().played());
        JsonReport.phases(
                details.putArray("small_500"),
                measured.rounds(),
                round -> round.busy().played());
        JsonReport.phases(details.putArray("navigate"), measured.rounds(), Round::navigate);
        JsonReport.conditions(node.putObject("conditions"), conditions);
        return node;
    }
}
