package io.ghasi.delivery.acceptance.rotation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ghasi.delivery.journey.client.Newcomers.Newcomer;
import io.ghasi.delivery.journey.client.Player;
import io.ghasi.delivery.journey.client.Reply;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Learners who step to and fro without a pause, and expect each step to be made at the first asking. */
final class Learners implements AutoCloseable {
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final AtomicInteger made = new AtomicInteger();
    private final Queue<String> failed = new ConcurrentLinkedQueue<>();
    private final List<Future<?>> walks;
    private volatile boolean tired;

    /** Each of {@code newcomers} walks from now on. */
    Learners(List<Newcomer> newcomers) {
        walks = newcomers.stream()
                .<Future<?>>map(one -> threads.submit(() -> walk(one)))
                .toList();
    }

    private void walk(Newcomer one) {
        for (int step = 0; !tired; step++) {
            String where = step % 2 == 0 ? "{\"type\":\"next\"}" : "{\"type\":\"previous\"}";
            try {
                Reply reply = one.player().ask(Player.navigate(one.session(), where));
                if (reply.status() == 200) {
                    made.incrementAndGet();
                } else {
                    failed.add(reply.toString());
                }
            } catch (IOException e) {
                failed.add(e.toString());
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    /** Waits until {@code more} steps were made from now on. */
    void go(int more) {
        int goal = made.get() + more;
        await().atMost(Duration.ofSeconds(60)).until(() -> made.get() >= goal);
    }

    /** Lets them finish the step that they are at. Returns how many were made; none may have failed. */
    int stop() throws Exception {
        tired = true;
        for (Future<?> walk : walks) {
            walk.get(60, TimeUnit.SECONDS);
        }
        assertThat(failed).isEmpty();
        return made.get();
    }

    @Override
    public void close() {
        tired = true;
        threads.close();
    }
}
