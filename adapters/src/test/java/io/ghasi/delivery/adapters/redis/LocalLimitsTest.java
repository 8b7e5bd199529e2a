package io.ghasi.delivery.adapters.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.ghasi.delivery.core.limits.Limits;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class LocalLimitsTest extends LimitsContract {
    private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 1_000);
    private final LocalLimits limits = new LocalLimits(nanos::get, Duration.ofHours(1));

    @Override
    Limits limits() {
        return limits;
    }

    @Test
    void what_was_used_comes_back_with_time() {
        use(5);
        assertThat(isExceeded()).isTrue();
        nanos.addAndGet(Duration.ofMinutes(12).toNanos());
        use(1);
        assertThat(isExceeded()).isTrue();
        nanos.addAndGet(Duration.ofHours(1).toNanos());
        use(5);
        assertThat(isExceeded()).isTrue();
    }
}
