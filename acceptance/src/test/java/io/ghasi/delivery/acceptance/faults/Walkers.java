package io.ghasi.delivery.acceptance.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ghasi.delivery.acceptance.school.Course;
import io.ghasi.delivery.acceptance.school.School;
import io.ghasi.delivery.journey.world.Deployment;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** Several who walk while something fails. */
final class Walkers implements AutoCloseable {
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<Walker> walkers = new ArrayList<>();
    private final List<Future<Walker>> walks = new ArrayList<>();

    /** {@code count} of them in {@code world}, walking. */
    Walkers(Deployment world, int count) throws Exception {
        School school = School.open(world);
        for (int i = 0; i < count; i++) {
            walkers.add(new Walker(school.seat(Course.OPEN)));
        }
        walkers.forEach(walker -> walks.add(threads.submit(walker::walk)));
    }

    /** Waits until each has made {@code more} steps from now on. */
    void go(int more) {
        List<Integer> goals =
                walkers.stream().map(walker -> walker.steps() + more).toList();
        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
            for (int i = 0; i < walkers.size(); i++) {
                walks.get(i).isDone();
                assertThat(walkers.get(i).steps()).isGreaterThanOrEqualTo(goals.get(i));
            }
        });
    }

    int trouble() {
        return walkers.stream().mapToInt(Walker::trouble).sum();
    }

    /** Lets them finish the step that they are at, and counts. */
    void checked() throws Exception {
        walkers.forEach(Walker::stop);
        for (Future<Walker> walk : walks) {
            walk.get(60, TimeUnit.SECONDS).check();
        }
    }

    @Override
    public void close() {
        walkers.forEach(Walker::stop);
        threads.close();
    }
}
