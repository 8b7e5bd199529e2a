package io.ghasi.delivery.core.scorm.sequencing;

import static io.ghasi.delivery.core.scorm.sequencing.Trees.FLOW;
import static io.ghasi.delivery.core.scorm.sequencing.Trees.always;
import static io.ghasi.delivery.core.scorm.sequencing.Trees.cluster;
import static io.ghasi.delivery.core.scorm.sequencing.Trees.leaf;
import static io.ghasi.delivery.core.scorm.sequencing.Trees.two;
import static org.assertj.core.api.Assertions.assertThat;

import io.ghasi.delivery.core.scorm.activity.Activity;
import io.ghasi.delivery.core.scorm.activity.ControlMode;
import io.ghasi.delivery.core.scorm.activity.Item;
import io.ghasi.delivery.core.scorm.activity.Randomization;
import io.ghasi.delivery.core.scorm.activity.Randomization.Timing;
import io.ghasi.delivery.core.scorm.activity.RuleAction;
import io.ghasi.delivery.core.scorm.activity.SequencingRule;
import io.ghasi.delivery.core.scorm.sequencing.Trees.Says;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is drawn at random, and what a learner is offered of it. */
class SelectionTest {
    private static final ControlMode FLOW_ONLY = new ControlMode(false, true, true, false, true, true);

    @Test
    void chosen_and_shuffled_children_are_those_that_flow_reaches() {
        Says three = new Says()
                .control(FLOW)
                .randomization(new Randomization(Timing.ONCE, 3, Timing.ON_EACH_NEW_ATTEMPT, true));
        Learner learner = Learner.of(cluster("R", three, leaf("a"), leaf("b"), leaf("c"), leaf("d"), leaf("e")));
        List<Activity> available = learner.state("R").available;
        List<String> reached = new java.util.ArrayList<>(List.of(learner.starts()));
        for (String next = learner.goesOn(); !next.equals("ended"); next = learner.goesOn()) {
            reached.add(next);
        }

        assertThat(available).hasSize(3);
        assertThat(reached)
                .containsExactlyElementsOf(available.stream().map(Activity::id).toList());
        String left = List.of("a", "b", "c", "d", "e").stream()
                .filter(id -> !reached.contains(id))
                .findFirst()
                .orElseThrow();
        assertThat(learner.chooses(left)).isEqualTo("SB.2.9-2");
        assertThat(learner.state("R").available).containsExactlyInAnyOrderElementsOf(available);
    }

    @Test
    void whoever_stands_where_a_new_attempt_chose_something_else_may_choose_what_it_chose() {
        Says two = new Says()
                .control(FLOW)
                .randomization(new Randomization(Timing.ON_EACH_NEW_ATTEMPT, 2, Timing.NEVER, false));
        // Nothing in them flows: whoever chooses one stands there, and the root's attempt has ended.
        Says shut = new Says().control(ControlMode.DEFAULT);
        Learner learner = Learner.of(cluster(
                "R", two, cluster("A", shut, leaf("a")), cluster("B", shut, leaf("b")), cluster("C", shut, leaf("c"))));
        SequencingState state = learner.sequencer.state();
        int outside = 0;

        for (int attempt = 0; attempt < 20; attempt++) {
            Activity current = state.current();
            List<Activity> chosen = state.children(state.tree().root());
            Activity next = chosen.stream()
                    .filter(child -> !child.equals(current))
                    .findFirst()
                    .orElseThrow();
            outside += current == null || chosen.contains(current) ? 0 : 1;
            assertThat(learner.chooses(next.id())).isEqualTo("SB.2.9-9");
        }

        assertThat(outside).isPositive();
    }

    @Test
    void what_is_tried_changes_nothing() {
        Learner learner = Learner.of(two());
        learner.starts();

        assertThat(learner.sequencer.tried(new NavigationRequest.Choice("b1")))
                .isEqualTo(new Sequencer.Outcome.Delivered(learner.activity("b1"), false));
        assertThat(learner.goesOn()).isEqualTo("a2");
    }

    @Test
    void a_learner_is_offered_what_would_be_granted() {
        SequencingRule hidden = always(RuleAction.HIDDEN_FROM_CHOICE);
        Learner learner = Learner.of(cluster(
                "R",
                cluster("A", leaf("a1"), leaf("a2", new Says().rules(hidden))),
                cluster("B", new Says().control(FLOW_ONLY), leaf("b1"))));
        learner.starts();
        Offers offers = learner.sequencer.offers();

        for (Activity activity : learner.sequencer.state().tree().all()) {
            boolean granted = learner.sequencer.tried(new NavigationRequest.Choice(activity.id()))
                    instanceof Sequencer.Outcome.Delivered;
            assertThat(offers.isChoosable(activity)).as(activity.id()).isEqualTo(granted);
        }
        assertThat(offers.isShown(learner.activity("a2"))).isFalse();
        assertThat(offers.isShown(learner.activity("b1"))).isTrue();
        assertThat(offers.isFlowing()).isTrue();
    }

    @Test
    void what_is_offered_is_of_the_selection_that_is_there() {
        Says one = new Says()
                .control(FLOW)
                .rules(always(RuleAction.EXIT))
                .randomization(new Randomization(Timing.ON_EACH_NEW_ATTEMPT, 1, Timing.NEVER, false));
        for (int i = 0; i < 20; i++) {
            Learner learner = Learner.of(
                    cluster("R", cluster("C" + i, one, leaf("a"), leaf("b"), leaf("c"), leaf("d")), leaf("z")));
            String delivered = learner.starts();

            assertThat(learner.sequencer.offers().isShown(learner.activity(delivered)))
                    .isTrue();
        }
    }

    @Test
    void a_new_order_is_drawn_also_where_the_last_attempt_was_abandoned() {
        Says shuffled = new Says()
                .control(FLOW)
                .randomization(new Randomization(Timing.NEVER, null, Timing.ON_EACH_NEW_ATTEMPT, true));
        Item[] items = new Item[20];
        for (int i = 0; i < items.length; i++) {
            items[i] = leaf("i" + i);
        }
        Learner learner = Learner.of(cluster("R", shuffled, items));
        learner.starts();
        List<Activity> first = learner.state("R").available;
        learner.asks(new NavigationRequest.AbandonAll());
        learner.sequencer.relaunch();

        // One of 20! orders is the same again.
        assertThat(learner.state("R").available).isNotEqualTo(first).containsExactlyInAnyOrderElementsOf(first);
    }
}
