package io.ghasi.delivery.acceptance.relay;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RelaySimulationTest {
    private static final int SEEDS = Boolean.getBoolean("full") ? 100_000 : 10_000;
    private static final int ENOUGH_TO_SEE = 10_000;
    private static final long FIXED = 20_261_126;

    @Test
    void nothing_is_lost_reordered_or_applied_twice_in_known_worlds() {
        assertThat(RelaySimulation.play(SEEDS, FIXED, Mutation.NONE).first()).isEmpty();
    }

    @Test
    void nor_is_it_in_worlds_that_nobody_has_seen() {
        long seed = new SecureRandom().nextLong() >>> 1;
        System.out.println("simulate relay --seeds " + SEEDS + " --seed " + seed);
        assertThat(RelaySimulation.play(SEEDS, seed, Mutation.NONE).first())
                .as("seed %d", seed)
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource(value = Mutation.class, mode = EnumSource.Mode.EXCLUDE, names = "NONE")
    void what_is_taken_out_is_missed(Mutation mutation) {
        assertThat(RelaySimulation.isMissed(ENOUGH_TO_SEE, FIXED, mutation)).isTrue();
    }

    @Test
    void a_world_is_the_same_each_time() {
        assertThat(RelayWorld.play(39, Mutation.WITHOUT_INBOX))
                .isEqualTo(RelayWorld.play(39, Mutation.WITHOUT_INBOX))
                .isNotEmpty();
    }

    @Test
    void one_in_flight_per_aggregate_is_missed() throws Exception {
        try (MutantRelay mutant = MutantRelay.compile(
                "Lane.java",
                "return new Key(row.tenant(), row.aggregate());",
                "return new Key(row.tenant(), new UUID(row.id(), 0));")) {
            assertThat(mutant.isMissed(ENOUGH_TO_SEE, FIXED)).isTrue();
        }
    }

    @Test
    void what_is_forgotten_while_a_read_is_under_way_is_missed() throws Exception {
        try (MutantRelay mutant =
                MutantRelay.compile("Polling.java", "return !forgottenShards.contains(row.shard()) &&", "return ")) {
            assertThat(mutant.isMissed(ENOUGH_TO_SEE, FIXED)).isTrue();
        }
    }
}
