package io.ghasi.delivery.core.scorm12.course;

import static org.assertj.core.api.Assertions.assertThat;

import io.ghasi.delivery.core.course.CourseOutline.ActivityView;
import io.ghasi.delivery.core.course.CourseOutline.Delivered;
import io.ghasi.delivery.core.course.NavigationRequest;
import io.ghasi.delivery.core.course.Route;
import io.ghasi.delivery.core.course.RuntimeAnswer;
import io.ghasi.delivery.core.course.RuntimeCall;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Courses, learners and content drawn at random: what holds whatever they do. */
class RandomCoursesTest {
    private static final long SEED = Long.getLong("delivery.seed", System.nanoTime());
    private static final int COURSES = 300;
    private static final int STEPS = 60;
    private static final List<String> STATUSES =
            List.of("passed", "completed", "failed", "incomplete", "browsed", "not attempted");
    private static final List<String> EXITS = List.of("suspend", "logout", "time-out", "");

    private int entered;
    private int barred;

    @Test
    void one_item_is_in_front_and_never_one_that_is_barred() {
        System.out.println("RandomCoursesTest: -Ddelivery.seed=" + SEED);
        for (int course = 0; course < COURSES; course++) {
            long seed = SEED + course;
            play("-Ddelivery.seed=" + seed, new SplittableRandom(seed));
        }
        // Where all is barred, or nothing is, nothing would have been seen.
        assertThat(entered).isGreaterThan(COURSES);
        assertThat(barred).isGreaterThan(COURSES);
    }

    private void play(String seed, RandomGenerator random) {
        Sitting sitting = new Sitting(course(random));
        int visit = 0;
        for (int step = 0; step < STEPS; step++) {
            String what = seed + " step " + step;
            visit = check(what, sitting, visit);
            boolean goesOn = random.nextBoolean() ? speak(what, sitting, random) : navigate(what, sitting, random);
            if (!goesOn) {
                sitting.start();
                visit = 0;
            }
        }
    }

    private static Trees course(RandomGenerator random) {
        Trees trees = new Trees();
        List<Integer> parents = new ArrayList<>(List.of(0));
        int size = random.nextInt(1, 9);
        for (int i = 0; i < size; i++) {
            if (random.nextInt(4) == 0) {
                parents.add(trees.cluster(one(parents, random), "c" + i, script(size, random)));
            } else if (random.nextInt(4) == 0) {
                trees.asset("i" + i);
            } else if (random.nextInt(3) == 0) {
                trees.test("i" + i, script(size, random), "50");
            } else {
                trees.sco(one(parents, random), "i" + i, script(size, random));
            }
        }
        return trees.sco("last", "");
    }

    private static String script(int size, RandomGenerator random) {
        String item = (random.nextInt(6) == 0 ? "c" : "i") + random.nextInt(size);
        return switch (random.nextInt(6)) {
            case 0 -> item;
            case 1 -> item + "&i" + random.nextInt(size);
            case 2 -> "~" + item;
            case 3 -> item + "=" + one(STATUSES, random);
            default -> "";
        };
    }

    // A later visit has a higher number, and what is in front is what its record says.
    private static int check(String what, Sitting sitting, int before) {
        Delivered delivered = sitting.delivered();
        if (delivered == null) {
            return before;
        }
        assertThat(delivered.visit()).as(what).isGreaterThanOrEqualTo(before);
        assertThat(sitting.cursor.lesson()).as(what).isEqualTo(delivered.activity());
        assertThat(sitting.outline().lessons().stream()
                        .filter(view -> view.current())
                        .count())
                .as(what)
                .isEqualTo(1);
        return delivered.visit();
    }

    /** False where the session is over. */
    private boolean navigate(String what, Sitting sitting, RandomGenerator random) {
        List<ActivityView> activities = sitting.sequenced().activities();
        ActivityView target = one(activities, random);
        var valid = sitting.outline().valid();
        boolean next = valid.next().isAvailable();
        boolean previous = valid.previous().isAvailable();
        return switch (random.nextInt(12)) {
            case 0, 1, 2 -> moved(what, sitting, new NavigationRequest.Next(), next, null);
            case 3, 4 -> moved(what, sitting, new NavigationRequest.Previous(), previous, null);
            case 5, 6, 7, 8 ->
                moved(what, sitting, new NavigationRequest.Jump(target.id(), null), target.available(), target.id());
            case 9, 10 -> {
                assertThat(sitting.ask(new NavigationRequest.Suspend())).isInstanceOf(Route.Pauses.class);
                assertThat(sitting.delivered()).as(what).isNull();
                sitting.resume();
                Delivered again = sitting.delivered();
                assertThat(again == null || sitting.mayEnter(again.activity()))
                        .as(what)
                        .isTrue();
                yield true;
            }
            default -> {
                sitting.ask(random.nextBoolean() ? new NavigationRequest.Exit() : new NavigationRequest.Abandon());
                assertThat(sitting.delivered()).as(what).isNull();
                yield false;
            }
        };
    }

    // What an outline offers is granted, and nothing else; whoever is refused is where they were.
    private boolean moved(
            String what, Sitting sitting, NavigationRequest request, boolean offered, @Nullable String target) {
        String front = sitting.front();
        Route route = sitting.ask(request);
        assertThat(route instanceof Route.To).as("%s %s", what, request).isEqualTo(offered);
        if (offered) {
            Delivered delivered = Objects.requireNonNull(sitting.delivered(), what);
            assertThat(target == null || target.equals(delivered.activity()))
                    .as(what)
                    .isTrue();
            entered++;
        } else {
            assertThat(sitting.front()).as(what).isEqualTo(front);
            barred++;
        }
        return true;
    }

    /** False where it led out of the session. */
    private static boolean speak(String what, Sitting sitting, RandomGenerator random) {
        Delivered delivered = sitting.delivered();
        if (delivered == null) {
            return true;
        }
        ItemRecord record = Objects.requireNonNull(sitting.memory.item(number(sitting, delivered)));
        boolean again = random.nextInt(8) == 0;
        int visit = delivered.visit() + (again ? 1 : 0);
        int sequence = again ? 1 : record.batches().count() + 1;
        RuntimeCall[] calls = calls(random);
        RuntimeAnswer answer = sitting.say(delivered.activity(), visit, sequence, calls);
        List<io.ghasi.delivery.core.course.RuntimeReply> replies = Sitting.replies(answer);
        assertThat(replies).as(what).hasSize(calls.length);
        assertThat(sitting.say(delivered.activity(), visit, sequence, calls))
                .as(what)
                .isInstanceOfSatisfying(
                        RuntimeAnswer.Repeated.class,
                        repeated -> assertThat(repeated.replies()).isEqualTo(replies));
        return ((RuntimeAnswer.Answered) answer).led() == null;
    }

    private static int number(Sitting sitting, Delivered delivered) {
        return sitting.sequenced().activities().stream()
                .map(ActivityView::id)
                .toList()
                .indexOf(delivered.activity());
    }

    private static RuntimeCall[] calls(RandomGenerator random) {
        List<RuntimeCall> calls = new ArrayList<>(List.of(new RuntimeCall.Initialize("")));
        for (int i = random.nextInt(4); i > 0; i--) {
            calls.add(
                    switch (random.nextInt(4)) {
                        case 0 -> new RuntimeCall.Put("cmi.core.lesson_status", one(STATUSES, random));
                        case 1 -> new RuntimeCall.Put("cmi.core.score.raw", String.valueOf(random.nextInt(101)));
                        case 2 -> new RuntimeCall.Put("cmi.core.exit", one(EXITS, random));
                        default -> new RuntimeCall.Get("cmi.core.entry");
                    });
        }
        if (random.nextInt(3) == 0) {
            calls.add(new RuntimeCall.Terminate("", random.nextInt(3) == 0));
        }
        return calls.toArray(RuntimeCall[]::new);
    }

    private static <T> T one(List<T> all, RandomGenerator random) {
        return all.get(random.nextInt(all.size()));
    }
}
