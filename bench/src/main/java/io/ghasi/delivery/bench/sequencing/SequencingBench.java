package io.ghasi.delivery.bench.sequencing;

import io.ghasi.delivery.bench.world.ScormCourse;
import io.ghasi.delivery.core.scorm.activity.ActivityTree;
import io.ghasi.delivery.core.scorm.attempt.AttemptSnapshot;
import io.ghasi.delivery.core.scorm.attempt.CourseAttempt;
import io.ghasi.delivery.core.scorm.attempt.Kept;
import io.ghasi.delivery.core.scorm.attempt.Visit;
import io.ghasi.delivery.core.scorm.sequencing.NavigationRequest;
import io.ghasi.delivery.core.scorm.sequencing.Offers;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.HdrHistogram.Histogram;

/** A learner who walks through a course at random, and says something everywhere. */
final class SequencingBench {
    private static final int WARM_UP = 5_000;
    private static final int REQUESTS = 20_000;
    private static final int REQUESTS_PER_OUTLINE = 20;
    private static final CourseAttempt.Learner LEARNER = new CourseAttempt.Learner("learner", "Learner");

    private final ActivityTree tree = ThousandActivities.tree();
    private final RandomGenerator random;
    private CourseAttempt attempt;

    SequencingBench(long seed) {
        random = new SplittableRandom(seed);
        attempt = CourseAttempt.begin(tree, Map.of(), Map.of(), LEARNER, random);
        attempt.launch();
    }

    /** Latencies of each kind of thing that was done, in nanoseconds. */
    Map<String, Histogram> run() {
        walk(WARM_UP, new LinkedHashMap<>());
        Map<String, Histogram> measured = new LinkedHashMap<>();
        walk(REQUESTS, measured);
        return measured;
    }

    private void walk(int requests, Map<String, Histogram> into) {
        for (int i = 0; i < requests; i++) {
            speak();
            timed("floor: a state brought back, and written down", into, this::restored);
            NavigationRequest request = next();
            timed("request: " + request.getClass().getSimpleName(), into, () -> attempt.ask(request));
            if (!attempt.isDelivering()) {
                attempt.launch();
            }
            if (i % REQUESTS_PER_OUTLINE == 0) {
                timed("all that a table of contents shows", into, this::look);
            }
        }
    }

    private void speak() {
        Visit visit = Objects.requireNonNull(attempt.visit());
        visit.api().initialize("");
        visit.api().setValue("cmi.completion_status", random.nextBoolean() ? "completed" : "incomplete");
        visit.api().setValue("cmi.objectives.1.score.scaled", random.nextBoolean() ? "0.5" : "1");
        visit.api().setValue("cmi.exit", random.nextBoolean() ? "suspend" : "normal");
    }

    private NavigationRequest next() {
        return switch (random.nextInt(3)) {
            case 0 -> new NavigationRequest.Continue();
            case 1 -> new NavigationRequest.Previous();
            default ->
                new NavigationRequest.Choice(
                        ScormCourse.leaf(random.nextInt(ScormCourse.CLUSTERS), random.nextInt(ScormCourse.LEAVES)));
        };
    }

    private void restored() {
        AttemptSnapshot kept = attempt.snapshot();
        Kept data = attempt.kept();
        attempt = CourseAttempt.restore(tree, kept, data, LEARNER, random);
    }

    private void look() {
        Offers offers = attempt.offers();
        tree.all().forEach(activity -> {
            boolean _ = offers.isChoosable(activity);
            boolean _ = offers.isShown(activity);
        });
    }

    private static void timed(String what, Map<String, Histogram> into, Runnable task) {
        long began = System.nanoTime();
        task.run();
        long took = System.nanoTime() - began;
        into.computeIfAbsent(what, _ -> new Histogram(TimeUnit.SECONDS.toNanos(60), 3))
                .recordValue(took);
    }
}
