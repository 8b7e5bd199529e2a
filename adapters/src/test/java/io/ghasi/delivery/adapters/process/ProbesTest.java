package io.ghasi.delivery.adapters.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.util.Map;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ProbesTest {
    private final CountDownLatch answers = new CountDownLatch(1);
    private final AtomicInteger looks = new AtomicInteger();

    private boolean late() {
        looks.incrementAndGet();
        try {
            answers.await();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        return true;
    }

    @Test
    void what_does_not_answer_is_down_and_the_others_are_named() {
        Probes probes = new Probes(Map.of("database", this::late, "keys", () -> true));

        Probes.Answer answer = probes.ready();

        assertThat(answer.isUp()).isFalse();
        assertThat(answer.body()).isEqualTo("""
                {"checks":{"database":"down","keys":"up"},"status":"down"}""");
        answers.countDown();
    }

    @Test
    void all_look_at_once_so_that_several_take_no_longer_than_one() {
        CyclicBarrier both = new CyclicBarrier(2);
        Check check = () -> meets(both);
        Probes probes = new Probes(Map.of("database", check, "keys", check));

        assertThat(probes.ready().isUp()).isTrue();
    }

    private static boolean meets(CyclicBarrier other) {
        try {
            other.await();
            return true;
        } catch (InterruptedException | BrokenBarrierException _) {
            return false;
        }
    }

    @Test
    void who_asks_again_does_not_begin_a_second_look() {
        Probes probes = new Probes(Map.of("database", this::late));

        probes.ready();
        probes.ready();

        assertThat(looks).hasValue(1);
        answers.countDown();
        await().until(() -> probes.ready().isUp());
    }

    @Test
    void a_check_that_is_broken_is_heard() {
        Probes probes = new Probes(Map.of("database", () -> {
            throw new IllegalStateException("broken");
        }));

        assertThatThrownBy(probes::ready).hasRootCauseMessage("broken");
    }
}
