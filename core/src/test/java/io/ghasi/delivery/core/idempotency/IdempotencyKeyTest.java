package io.ghasi.delivery.core.idempotency;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IdempotencyKeyTest {
    private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");

    @ParameterizedTest
    @CsvSource({"0, true", "30000, true", "30001, false", "-86399999, true", "-86400000, false"})
    void a_key_is_timely_for_a_day_and_no_further_ahead_than_clocks_differ(long offset, boolean timely) {
        UUID key = new UUID((NOW.toEpochMilli() + offset) << 16, 7);
        assertThat(IdempotencyKey.isTimely(key, NOW)).isEqualTo(timely);
    }
}
