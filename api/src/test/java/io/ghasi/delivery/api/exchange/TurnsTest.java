package io.ghasi.delivery.api.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ghasi.delivery.testkit.concurrency.Concurrent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class TurnsTest {
    private final Turns turns = new Turns(Duration.ofSeconds(30));

    @Concurrent
    void those_who_come_for_the_same_go_one_after_the_other_and_nothing_is_left() throws Exception {
        AtomicInteger inside = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Integer>> all = new ArrayList<>();
            for (int i = 0; i < 100; i++) {
                all.add(threads.submit(() -> turns.take("key", () -> {
                    most.accumulateAndGet(inside.incrementAndGet(), Math::max);
                    Thread.onSpinWait();
                    return inside.decrementAndGet();
                })));
            }
            for (Future<Integer> one : all) {
                assertThat(one.get()).isZero();
            }
        }
        assertThat(most).hasValue(1);
        assertThat(turns.size()).isZero();
    }

    @Concurrent
    void others_do_not_wait() throws Exception {
        CountDownLatch end = new CountDownLatch(1);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            CountDownLatch begun = new CountDownLatch(1);
            Future<?> _ = threads.submit(() -> turns.take("key", () -> {
                begun.countDown();
                return awaited(end);
            }));
            begun.await();
            assertThat(turns.take("other", () -> "done")).isEqualTo("done");
            end.countDown();
        }
    }

    @Test
    void whoever_has_waited_in_vain_goes_on() throws Exception {
        Turns impatient = new Turns(Duration.ofMillis(1));
        CountDownLatch end = new CountDownLatch(1);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            CountDownLatch begun = new CountDownLatch(1);
            Future<?> _ = threads.submit(() -> impatient.take("key", () -> {
                begun.countDown();
                return awaited(end);
            }));
            begun.await();
            assertThat(impatient.take("key", () -> "done")).isEqualTo("done");
            end.countDown();
        }
        assertThat(impatient.size()).isZero();
    }

    @Test
    void a_turn_that_fails_is_over() {
        assertThatThrownBy(() -> turns.take("key", () -> {
                    throw new IllegalStateException("no");
                }))
                .hasMessage("no");
        assertThat(turns.take("key", () -> "done")).isEqualTo("done");
        assertThat(turns.size()).isZero();
    }

    private static boolean awaited(CountDownLatch latch) {
        try {
            latch.await();
            return true;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
