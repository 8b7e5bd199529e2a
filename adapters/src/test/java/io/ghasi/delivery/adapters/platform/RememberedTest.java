package io.ghasi.delivery.adapters.platform;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.benmanes.caffeine.cache.LoadingCache;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** An answer that grows old, in a time of the test's own. */
class RememberedTest {
    private final AtomicLong now = new AtomicLong();
    private volatile Supplier<String> answer = () -> "eu";
    private final LoadingCache<String, String> cache = Remembered.of(10, _ -> true, _ -> answer.get(), now::get);

    @Test
    void what_is_old_is_asked_for_before_it_is_used() {
        assertThat(Remembered.lately(cache, "tenant")).isEqualTo("eu");
        answer = () -> "us";

        assertThat(Remembered.lately(cache, "tenant")).as("young").isEqualTo("eu");
        pass(Duration.ofHours(3));

        assertThat(Remembered.lately(cache, "tenant")).as("old").isEqualTo("us");
    }

    @Test
    void where_nobody_answers_what_was_known_holds() {
        assertThat(Remembered.lately(cache, "tenant")).isEqualTo("eu");
        pass(Duration.ofHours(3));
        answer = () -> {
            throw new IllegalStateException("away");
        };

        assertThat(Remembered.lately(cache, "tenant")).isEqualTo("eu");
    }

    @Test
    void nobody_is_waited_for_for_long() {
        assertThat(Remembered.lately(cache, "tenant")).isEqualTo("eu");
        pass(Duration.ofHours(3));
        CountDownLatch never = new CountDownLatch(1);
        answer = () -> {
            try {
                never.await();
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
            return "us";
        };
        try {
            assertThat(Remembered.lately(cache, "tenant")).isEqualTo("eu");
        } finally {
            never.countDown();
        }
    }

    private void pass(Duration time) {
        now.addAndGet(time.toNanos());
    }
}
