package io.ghasi.delivery.core.ids;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

class MonotonicUlidsTest {
    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-23T10:00:00Z"));
    private final MonotonicUlids ids = new MonotonicUlids(now::get, new Random(1));

    @Test
    void they_grow_inside_one_millisecond_and_when_the_clock_steps_back() {
        List<String> drawn = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) {
            drawn.add(Ulid.format(ids.next()));
            if (i == 500) {
                now.set(now.get().minusSeconds(3_600));
            }
        }
        assertThat(drawn).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void they_carry_their_time() {
        assertThat(Ulid.epochMilli(ids.next())).isEqualTo(now.get().toEpochMilli());
    }

    @RepeatedTest(50)
    void no_two_threads_draw_the_same() throws ExecutionException, InterruptedException {
        ConcurrentSkipListSet<String> drawn = new ConcurrentSkipListSet<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> running = new ArrayList<>();
            for (int t = 0; t < 8; t++) {
                running.add(threads.submit(() -> {
                    for (int i = 0; i < 2_000; i++) {
                        drawn.add(Ulid.format(ids.next()));
                    }
                }));
            }
            for (Future<?> thread : running) {
                thread.get();
            }
        }
        assertThat(drawn).hasSize(16_000);
    }
}
