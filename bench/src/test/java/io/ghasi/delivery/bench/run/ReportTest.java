package io.ghasi.delivery.bench.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.ghasi.delivery.bench.load.PhaseResult;
import io.ghasi.delivery.bench.machine.CpuTime;
import io.ghasi.delivery.bench.machine.Memory;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

class ReportTest {
    private static final Conditions CONDITIONS = Conditions.here(Settings.standard(), "HTTP", "pgbench 17");

    private static Played played(double perSecond) {
        PhaseResult result = new PhaseResult(1_000, perSecond, 1, 2, 3, 4, 0.1, 0, null);
        return new Played(result, new CpuTime(200, 100, 500, 50, 900), Duration.ofSeconds(1));
    }

    private static Measured measured() {
        List<Measured.Round> rounds = List.of(
                new Measured.Round(5_000, played(4_000), 9_000, played(1_000), 20_000, played(10_000)),
                new Measured.Round(5_200, played(4_400), 9_100, played(1_000), 21_000, played(10_500)),
                new Measured.Round(100, played(100), 100, played(1_000), 100, played(100)));
        return new Measured(
                rounds,
                played(10),
                played(10),
                new Memory(300, 350),
                List.of(Duration.ofMillis(1_500), Duration.ofMillis(1_400)));
    }

    @Test
    void the_object_begins_with_the_ten_members_that_scripts_rely_on() {
        ObjectNode node = JsonReport.of(CONDITIONS, measured());

        assertThat(node.propertyNames().stream().limit(10))
                .containsExactly(
                        "api_rps",
                        "floor7_rps",
                        "floor1_rps",
                        "get_rps",
                        "floor_get_rps",
                        "cpu_ms",
                        "p50_ms",
                        "p99_ms",
                        "rss_mb",
                        "ready_ms");
        assertThat(node.get("api_rps").asInt()).isEqualTo(4_000);
        assertThat(node.get("floor7_rps").asInt()).isEqualTo(5_000);
        assertThat(node.get("cpu_ms").asDouble()).isEqualTo(0.2);
        assertThat(node.get("ready_ms").asInt()).isEqualTo(1_450);
    }

    @Test
    void the_page_shows_each_figure_beside_what_it_should_be() {
        String page = TableReport.of(CONDITIONS, measured());

        assertThat(page).contains("| navigate / seven statements | 0.80 | >= 0.70, aim 1.0 |");
        assertThat(page).contains("| navigate, 64 at once | 0.20 | 0.10 | 0.50 | 0.05 | 0.05 |");
    }
}
