package io.ghasi.delivery.acceptance.tenants;

import static org.assertj.core.api.Assertions.assertThat;

import io.ghasi.delivery.journey.world.Options;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class TenantSimulationTest {
    private static final int OPERATIONS = 2_000;

    private static Twins twins;

    @BeforeAll
    static void deploy() throws Exception {
        twins = Twins.start(Options.usual());
    }

    @AfterAll
    static void end() {
        twins.close();
    }

    @Test
    void nothing_leaks_from_a_seed_that_is_known() throws Exception {
        holds(twins.play(OPERATIONS, 20_261_125));
    }

    @Test
    void nothing_leaks_from_a_seed_that_nobody_knows_before() throws Exception {
        holds(twins.play(OPERATIONS, Seeds.random("two tenants")));
    }

    private static void holds(Report report) {
        assertThat(report.leaks()).isEmpty();
        assertThat(report.lastLine()).isEqualTo("ops=2000 leaks=0");
        assertThat(List.of(report.coverage().split("\n"))).hasSize(16);
    }
}
