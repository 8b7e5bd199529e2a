package io.ghasi.delivery.acceptance.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ChaosTest {
    private static final Duration EACH = Boolean.getBoolean("full") ? Duration.ofMinutes(10) : Duration.ofSeconds(15);
    private static final long FIXED = 7;

    @Test
    void whatever_is_killed_all_that_learners_were_told_is_told_once_and_in_order() throws Exception {
        assertThat(Chaos.run(EACH, FIXED, new SecureRandom().nextLong())).isTrue();
    }
}
