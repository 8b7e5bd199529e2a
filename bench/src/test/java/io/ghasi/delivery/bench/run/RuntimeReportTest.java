package io.ghasi.delivery.bench.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.ghasi.delivery.bench.load.PhaseResult;
import io.ghasi.delivery.bench.machine.CpuTime;
import io.ghasi.delivery.bench.machine.Machine;
import io.ghasi.delivery.bench.machine.Memory;
import io.ghasi.delivery.bench.world.Wal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

class RuntimeReportTest {
    private static final Conditions CONDITIONS = new Conditions(
            Instant.EPOCH, new Machine("CPU", 2, 24, "system", "jdk"), Settings.standard(), "HTTP", "pgbench 17");

    private static Played played(double perSecond) {
        PhaseResult result = new PhaseResult(1_000, perSecond, 1, 2, 3, 4, 0.1, 0, null);
        return new Played(result, new CpuTime(200, 100, 500, 50, 900), Duration.ofSeconds(1));
    }

    private static Committed committed(double perSecond) {
        return new Committed(played(perSecond), new Wal(16_384_000, 1_000));
    }

    private static RuntimeReport report() {
        RuntimeMeasured.Round round = new RuntimeMeasured.Round(
                3_000, committed(1_500), 600, committed(300), committed(500), played(2_000), committed(1_200));
        return new RuntimeReport(CONDITIONS, new RuntimeMeasured(List.of(round), new Memory(300, 350)));
    }

    @Test
    void the_object_has_each_figure_under_its_name() {
        ObjectNode node = report().json();

        assertThat(node.get("small_rps").asInt()).isEqualTo(1_500);
        assertThat(node.get("small_rps_per_core").asInt()).isEqualTo(750);
        assertThat(node.get("small_to_floor").asDouble()).isEqualTo(0.5);
        assertThat(node.get("small_to_navigate").asDouble()).isEqualTo(0.75);
        assertThat(node.get("small_read_rps").asInt()).isEqualTo(1_200);
        assertThat(node.get("large_database_cpu_ms").asDouble()).isEqualTo(0.5);
        assertThat(node.get("large_wal_bytes").asInt()).isEqualTo(16_384);
        assertThat(node.get("large_wal_image_share").asDouble()).isEqualTo(0.5);
        assertThat(node.at("/details/small_500")).hasSize(1);
        assertThat(node.at("/conditions/connections").asInt()).isEqualTo(64);
    }

    @Test
    void the_page_shows_each_figure_beside_what_it_should_be() {
        String page = report().table();

        assertThat(page).startsWith("# Run-time commits, 1970-01-01T00:00:00Z\n");
        assertThat(page).contains("| commits with 60 KB, a second | 300 | >= 300 |");
        assertThat(page).contains("| navigate | 0.20 | 0.10 | 0.50 | 0.05 | 0.05 |");
        assertThat(page.lines()).noneMatch(line -> line.startsWith(" "));
    }
}
