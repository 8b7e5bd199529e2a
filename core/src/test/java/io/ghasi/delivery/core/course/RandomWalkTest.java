package io.ghasi.delivery.core.course;

import static org.assertj.core.api.Assertions.assertThat;

import io.ghasi.delivery.core.course.NavigationRequest.Jump;
import io.ghasi.delivery.core.course.NavigationRequest.Next;
import io.ghasi.delivery.core.course.NavigationRequest.Previous;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Walks courses at random and holds every step against what must be true of all. */
class RandomWalkTest {
    private static final int COURSES = 300;
    private static final int STEPS = 60;

    @Test
    void every_step_lands_on_an_open_lesson_and_every_outline_tells_the_truth() {
        walkAll(20_261_123L);
        walkAll(System.nanoTime());
    }

    private static void walkAll(long seed) {
        System.out.println("RandomWalkTest seed=" + seed);
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        for (int i = 0; i < COURSES; i++) {
            walk(course(random), random);
        }
    }

    private static void walk(NativeCourse course, RandomGenerator random) {
        Learner learner = new Learner(course);
        for (int step = 0; step < STEPS; step++) {
            if (random.nextInt(4) == 0) {
                String gate = "q" + random.nextInt(3);
                Learner _ = random.nextInt(3) == 0 ? learner.fails(gate) : learner.passes(gate);
            }
            NavigationRequest request = request(random);
            CourseOutline before = course.outline(learner.journey());
            Route route = learner.asks(request);
            outlineAgrees(before, request, route);
            if (route instanceof Route.To to) {
                assertThat(before.lessons().get(to.cursor().sequenceIndex()).availability())
                        .isEqualTo(Availability.available());
                learner.goes(request);
                assertThat(course.outline(learner.journey()).lessons())
                        .filteredOn(CourseOutline.LessonView::current)
                        .singleElement()
                        .matches(CourseOutline.LessonView::visited);
            }
        }
    }

    private static void outlineAgrees(CourseOutline outline, NavigationRequest request, Route route) {
        switch (request) {
            case Next _ -> assertThat(outline.valid().next().isAvailable()).isEqualTo(route instanceof Route.To);
            case Previous _ ->
                assertThat(outline.valid().previous().isAvailable()).isEqualTo(route instanceof Route.To);
            case Jump jump ->
                assertThat(outline.lessons())
                        .filteredOn(view -> view.lesson().id().equals(jump.lesson()))
                        .allMatch(view -> view.availability().isAvailable() == (route instanceof Route.To));
            case NavigationRequest.Branch branch ->
                assertThat(outline.branches().stream()
                                .filter(view -> view.branch().id().equals(branch.branch()))
                                .anyMatch(view -> view.availability().isAvailable()))
                        .isEqualTo(route instanceof Route.To);
            case NavigationRequest.Exit _, NavigationRequest.Suspend _, NavigationRequest.Abandon _ ->
                assertThat(route).isInstanceOf(Route.Blocked.class);
        }
    }

    private static NavigationRequest request(RandomGenerator random) {
        return switch (random.nextInt(8)) {
            case 0, 1, 2 -> new Next();
            case 3 -> new Previous();
            case 4, 5 -> new Jump("L" + random.nextInt(10), null);
            case 6 -> new NavigationRequest.Branch("b" + random.nextInt(2));
            default -> new NavigationRequest.Exit();
        };
    }

    private static NativeCourse course(RandomGenerator random) {
        int size = 1 + random.nextInt(10);
        return Courses.of(
                IntStream.range(0, size).mapToObj(i -> lesson(i, size, random)).toArray(Lesson[]::new));
    }

    private static Lesson lesson(int index, int size, RandomGenerator random) {
        Prerequisites.Mode mode = random.nextBoolean() ? Prerequisites.Mode.ALL : Prerequisites.Mode.ANY;
        List<String> before = some(random, size, "L", 4);
        List<String> gates = random.nextInt(4) == 0 ? List.of("q" + random.nextInt(3)) : List.of();
        List<Branch> branches = new ArrayList<>();
        for (int b = 0; b < random.nextInt(3); b++) {
            String gate = random.nextBoolean() ? null : "q" + random.nextInt(3);
            branches.add(Courses.branch("b" + b, gate, "L" + random.nextInt(size)));
        }
        return new Lesson(
                "L" + index,
                Courses.text("Lesson " + index),
                random.nextBoolean(),
                new Prerequisites(mode, before),
                gates,
                branches,
                List.of());
    }

    private static List<String> some(RandomGenerator random, int size, String prefix, int rarity) {
        return IntStream.range(0, size)
                .filter(_ -> random.nextInt(rarity * size) == 0)
                .mapToObj(i -> prefix + i)
                .toList();
    }
}
