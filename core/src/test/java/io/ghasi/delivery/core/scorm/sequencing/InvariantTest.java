package io.ghasi.delivery.core.scorm.sequencing;

import static org.assertj.core.api.Assertions.assertThat;

import io.ghasi.delivery.core.scorm.activity.Activity;
import io.ghasi.delivery.core.scorm.activity.ActivityTree;
import io.ghasi.delivery.core.scorm.sequencing.Sequencer.Outcome;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/** What the specification holds of every course and every sequence of requests. */
class InvariantTest {
    private static final long SEED = Long.getLong("delivery.seed", System.nanoTime());
    private static final int COURSES = 2_000;
    private static final int REQUESTS = 40;
    private static final int REQUESTS_PER_LOOK = 9;

    @Test
    void whatever_is_asked_of_whatever_course() {
        int delivered = 0;
        int ended = 0;
        for (int course = 0; course < COURSES; course++) {
            long seed = SEED + course;
            SplittableRandom random = new SplittableRandom(seed);
            ActivityTree tree = ActivityTree.of(new GeneratedTrees(random).next());
            Sequencer sequencer = Sequencer.begin(tree, Map.of(), random);
            for (int request = 0; request < REQUESTS; request++) {
                NavigationRequest asked = next(random, tree);
                speak(sequencer.state(), random);
                String what = "-Ddelivery.seed=" + seed + " " + asked;
                if (request % REQUESTS_PER_LOOK == 0) {
                    checkOffers(what, sequencer);
                }
                Outcome outcome = process(what, sequencer, asked);
                check(what, sequencer.state(), asked, outcome);
                sequencer = restored(what, sequencer, random);
                delivered += outcome instanceof Outcome.Delivered ? 1 : 0;
                ended += outcome instanceof Outcome.Ended ? 1 : 0;
            }
        }
        System.out.println(
                "InvariantTest: -Ddelivery.seed=" + SEED + ", " + delivered + " delivered, " + ended + " ended");
        // A generator whose courses cannot be played would show nothing.
        assertThat(delivered).isGreaterThan(COURSES);
        assertThat(ended).isGreaterThan(COURSES / 2);
    }

    // What is offered is what would be delivered, of every activity: offers are worked out without trying each of them.
    private static void checkOffers(String what, Sequencer sequencer) {
        Offers offers = sequencer.offers();
        for (Activity activity : sequencer.state().tree().all()) {
            Outcome tried = sequencer.tried(new NavigationRequest.Choice(activity.id()));
            assertThat(offers.isChoosable(activity))
                    .as("%s, offered %s", what, activity.id())
                    .isEqualTo(tried instanceof Outcome.Delivered);
        }
    }

    // Whatever is asked next is asked of a state that was kept in between.
    private static Sequencer restored(String what, Sequencer sequencer, RandomGenerator random) {
        SequencingSnapshot kept = sequencer.state().snapshot();
        SequencingState state = SequencingState.restore(sequencer.state().tree(), kept);
        assertThat(state.snapshot()).as(what).isEqualTo(kept);
        return Sequencer.on(state, random);
    }

    private static Outcome process(String what, Sequencer sequencer, NavigationRequest asked) {
        try {
            return sequencer.process(asked);
        } catch (RuntimeException e) {
            throw new AssertionError(what, e);
        }
    }

    private static NavigationRequest next(RandomGenerator random, ActivityTree tree) {
        String target = tree.get(random.nextInt(tree.size())).id();
        return switch (random.nextInt(14)) {
            case 0, 1 -> new NavigationRequest.Start();
            case 2 -> new NavigationRequest.ResumeAll();
            case 3, 4, 5 -> new NavigationRequest.Continue();
            case 6 -> new NavigationRequest.Previous();
            case 7, 8 -> new NavigationRequest.Choice(target);
            case 9 -> new NavigationRequest.Jump(target);
            case 10 -> new NavigationRequest.Exit();
            case 11 -> random.nextBoolean() ? new NavigationRequest.ExitAll() : new NavigationRequest.SuspendAll();
            case 12 -> new NavigationRequest.Abandon();
            default -> new NavigationRequest.AbandonAll();
        };
    }

    // As content would, before it ends.
    private static void speak(SequencingState state, RandomGenerator random) {
        Activity current = state.current();
        if (current == null || !state.isActive(current)) {
            return;
        }
        Objectives objectives = new Objectives(state);
        switch (random.nextInt(5)) {
            case 0 -> objectives.satisfied(current, 0, random.nextBoolean());
            case 1 -> {
                Double measure = random.nextInt(5) / 4.0;
                objectives.report(current, 0, new Tracking.Said(null, measure, null, null, null, null, measure));
            }
            case 2 -> objectives.completed(current, 0, random.nextBoolean());
            case 3 -> state.of(current).suspended = true;
            default -> {}
        }
    }

    private static void check(String what, SequencingState state, NavigationRequest asked, Outcome outcome) {
        Activity current = state.current();
        List<Activity> active =
                state.tree().all().stream().filter(state::isActive).toList();
        switch (outcome) {
            case Outcome.Delivered(Activity activity, boolean _) -> {
                assertThat(activity.isLeaf()).as(what).isTrue();
                assertThat(current).as(what).isEqualTo(activity);
                assertThat(active)
                        .as(what)
                        .containsExactlyElementsOf(state.tree().path(activity));
                assertThat(state.suspended()).as(what).isNull();
            }
            case Outcome.Ended() -> {
                assertThat(current).as(what).isNull();
                assertThat(active).as(what).isEmpty();
            }
            case Outcome.Refused(Fault fault) ->
                assertThat(fault.code()).as(what).matches("(NB|TB|SB|DB)\\.[0-9.]+-[0-9]+");
            case Outcome.Idle() -> {}
        }
        // What is active is on the way to the current activity.
        if (current != null) {
            assertThat(state.tree().path(current)).as(what).containsAll(active);
        }
        if (asked instanceof NavigationRequest.SuspendAll && outcome instanceof Outcome.Ended) {
            Activity suspended = Objects.requireNonNull(state.suspended(), what);
            assertThat(state.tree().path(suspended)).as(what).allMatch(state::isSuspended);
        }
        for (Activity activity : state.tree().all()) {
            if (!activity.sequencing().delivery().tracked()) {
                assertThat(state.of(activity).attempts).as(what).isZero();
            }
        }
    }
}
