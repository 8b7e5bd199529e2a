package io.ghasi.delivery.acceptance.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.ghasi.delivery.journey.world.Deployment;
import io.ghasi.delivery.journey.world.Options;
import io.ghasi.delivery.testkit.conformance.ConformanceData;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Cases whose api is killed between any two of their steps, and while it answers: what becomes of them is the same. */
class KillTest {
    /** A learner who goes on, one who leaves and comes back, content that leads, data that other courses read. */
    private static final List<String> CASES = List.of("SX-02", "RU-14a", "CM-08", "CM-05", "T-01a");

    private static final int KILLS = 12;
    private static final int MOST_STEPS = 9;
    private static final int MOST_MILLIS = 25;

    private final long seed = Long.getLong("delivery.seed", System.nanoTime());
    private final Random random = new Random(seed);
    private int steps = 3;
    private int kills;
    private @Nullable CompletableFuture<Void> killing;

    @Test
    void an_api_that_is_killed_between_any_two_steps_changes_nothing() throws Exception {
        System.out.println("kills: -Ddelivery.seed=" + seed);
        Path cases = ConformanceData.folder("scorm2004");
        try (Deployment deployment = Deployment.start(Options.usual())) {
            HttpStage stage = new HttpStage(deployment, () -> perhapsKill(deployment));
            for (String name : CASES) {
                assertThat(Suite.play(cases.resolve(name), stage))
                        .as("%s, seed %d", name, seed)
                        .isEmpty();
            }
            arise();
        }
        assertThat(kills).isEqualTo(KILLS);
    }

    private void perhapsKill(Deployment deployment) throws IOException, InterruptedException {
        if (kills == KILLS || --steps > 0) {
            return;
        }
        arise();
        steps = random.nextInt(1, MOST_STEPS + 1);
        kills++;
        if (random.nextBoolean()) {
            deployment.server().crash();
            return;
        }
        // While the request that comes now is on its way, or shortly after it was answered.
        long after = random.nextInt(MOST_MILLIS);
        killing = CompletableFuture.runAsync(
                () -> crash(deployment), CompletableFuture.delayedExecutor(after, TimeUnit.MILLISECONDS));
    }

    private static void crash(Deployment deployment) {
        try {
            deployment.server().crash();
        } catch (IOException e) {
            throw new CompletionException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CompletionException(e);
        }
    }

    private void arise() {
        if (killing != null) {
            killing.join();
            killing = null;
        }
    }
}
