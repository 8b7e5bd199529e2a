package io.ghasi.delivery.bench.run;

import io.ghasi.delivery.bench.machine.Machine;
import io.ghasi.delivery.bench.run.Measured.Round;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A run as one JSON object. Its first ten members are an interface: rates a second at full load; {@code cpu_ms} the service's CPU for a
 * navigation there; latencies at a thousand navigations a second; {@code rss_mb} the most memory there ever was, in MiB. All medians.
 */
final class JsonReport {
    private static final JsonMapper JSON = new JsonMapper();

    private JsonReport() {}

    static ObjectNode of(Conditions conditions, Measured measured) {
        ObjectNode node = JSON.createObjectNode();
        put(node, "api_rps", measured.median(round -> round.navigate().result().perSecond()), 0);
        put(node, "floor7_rps", measured.median(Round::floor7), 0);
        put(node, "floor1_rps", measured.median(Round::floor1), 0);
        put(node, "get_rps", measured.median(round -> round.get().result().perSecond()), 0);
        put(node, "floor_get_rps", measured.median(Round::floorGet), 0);
        put(node, "cpu_ms", measured.median(round -> round.navigate().cpuPerAnswer()), 3);
        put(node, "p50_ms", measured.median(round -> round.busy().result().p50Ms()), 2);
        put(node, "p99_ms", measured.median(round -> round.busy().result().p99Ms()), 2);
        node.put("rss_mb", measured.memory().peak());
        put(node, "ready_ms", measured.readyMs(), 0);
        details(node.putObject("details"), measured);
        conditions(node.putObject("conditions"), conditions);
        return node;
    }

    private static void details(ObjectNode node, Measured measured) {
        put(node, "lone_p50_ms", measured.lone().result().p50Ms(), 2);
        put(node, "lone_p99_ms", measured.lone().result().p99Ms(), 2);
        put(node, "lone_ungrouped_p50_ms", measured.loneUngrouped().result().p50Ms(), 2);
        put(node, "lone_ungrouped_p99_ms", measured.loneUngrouped().result().p99Ms(), 2);
        node.put("rss_after_mb", measured.memory().now());
        ArrayNode starts = node.putArray("ready_ms");
        measured.starts().stream().map(Duration::toMillis).forEach(starts::add);
        series(node, "floor7_rps", measured, Round::floor7);
        series(node, "floor1_rps", measured, Round::floor1);
        series(node, "floor_get_rps", measured, Round::floorGet);
        phases(node.putArray("navigate"), measured.rounds(), Round::navigate);
        phases(node.putArray("navigate_1000"), measured.rounds(), Round::busy);
        phases(node.putArray("get"), measured.rounds(), Round::get);
    }

    private static void series(ObjectNode node, String name, Measured measured, ToDoubleFunction<Round> figure) {
        ArrayNode all = node.putArray(name);
        measured.rounds().forEach(round -> all.add(rounded(figure.applyAsDouble(round), 0)));
    }

    /** What became of a phase in each round. */
    static <T> void phases(ArrayNode all, List<T> rounds, Function<T, Played> which) {
        for (T round : rounds) {
            Played played = which.apply(round);
            ObjectNode node = all.addObject();
            put(node, "rps", played.result().perSecond(), 0);
            put(node, "p50_ms", played.result().p50Ms(), 2);
            put(node, "p99_ms", played.result().p99Ms(), 2);
            put(node, "p999_ms", played.result().p999Ms(), 2);
            put(node, "max_ms", played.result().maxMs(), 2);
            put(node, "cpu_ms", played.cpuPerAnswer(), 3);
            put(node, "generator_lateness_p99_ms", played.result().latenessMs(), 2);
            ObjectNode cores = node.putObject("cores");
            put(cores, "api", played.cores(played.cost().api()), 2);
            put(cores, "load", played.cores(played.cost().load()), 2);
            put(cores, "database", played.cores(played.cost().database()), 2);
            put(cores, "rest", played.cores(played.cost().rest()), 2);
            put(cores, "foreign", played.cores(played.cost().foreign()), 2);
        }
    }

    /** Under what a run's figures hold. */
    static void conditions(ObjectNode node, Conditions conditions) {
        Machine machine = conditions.machine();
        Settings settings = conditions.settings();
        node.put("at", conditions.at().toString());
        node.put("cpu", machine.cpu());
        node.put("cores", machine.cores());
        node.put("memory_gib", machine.memoryGib());
        node.put("system", machine.system());
        node.put("jdk", machine.jdk());
        node.put("path", conditions.path());
        node.put("pgbench", conditions.pgbench());
        node.put("sessions", settings.population().sessions());
        node.put("connections", settings.connections());
        node.put("seconds", settings.each().toSeconds());
        node.put("rounds", settings.rounds());
    }

    private static void put(ObjectNode node, String name, double value, int places) {
        node.put(name, rounded(value, places));
    }

    static BigDecimal rounded(double value, int places) {
        return BigDecimal.valueOf(value).setScale(places, RoundingMode.HALF_UP);
    }
}
