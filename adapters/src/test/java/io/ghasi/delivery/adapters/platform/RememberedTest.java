package io.ghasi.delivery.adapters.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.benmanes.caffeine.cache.LoadingCache;
import java.lang.Thread.State;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** An answer that grows old, in a time of the test's own. */
class RememberedTest {
    private static final Duration LONG = Duration.ofMinutes(1);

    private final AtomicLong now = new AtomicLong();
    private volatile Supplier<String> answer = () -> "eu";
    private final LoadingCache<String, String> cache = Remembered.of(10, _ -> true, _ -> answer.get(), now::get);

    @Test
    void what_is_young_is_used_and_what_is_old_is_waited_for() throws InterruptedException {
        assertThat(lately(LONG)).isEqualTo("eu");
        CountDownLatch slow = new CountDownLatch(1);
        answer = () -> after(slow);
        assertThat(lately(LONG)).as("young").isEqualTo("eu");
        pass(Duration.ofHours(3));

        AtomicReference<String> told = new AtomicReference<>();
        Thread asking = Thread.ofPlatform().start(() -> told.set(lately(LONG)));
        // Whoever does not wait is over by then.
        await().until(() -> List.of(State.TIMED_WAITING, State.TERMINATED).contains(asking.getState()));
        slow.countDown();
        asking.join();

        assertThat(told.get()).as("old").isEqualTo("us");
    }

    @Test
    void where_nobody_answers_what_was_known_holds() {
        assertThat(lately(LONG)).isEqualTo("eu");
        pass(Duration.ofHours(3));
        answer = () -> {
            throw new IllegalStateException("away");
        };

        assertThat(lately(LONG)).isEqualTo("eu");
    }

    @Test
    void nobody_is_waited_for_for_longer_than_there_is_patience() {
        assertThat(lately(LONG)).isEqualTo("eu");
        pass(Duration.ofHours(3));
        CountDownLatch never = new CountDownLatch(1);
        answer = () -> after(never);
        try {
            assertThat(lately(Duration.ofMillis(1))).isEqualTo("eu");
        } finally {
            never.countDown();
        }
    }

    private String lately(Duration patience) {
        return Remembered.lately(cache, "tenant", patience);
    }

    private static String after(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        return "us";
    }

    private void pass(Duration time) {
        now.addAndGet(time.toNanos());
    }
}
