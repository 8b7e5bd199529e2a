package io.ghasi.delivery.core.scorm.sequencing;

import static io.ghasi.delivery.core.scorm.sequencing.Trees.FLOW;
import static io.ghasi.delivery.core.scorm.sequencing.Trees.cluster;
import static io.ghasi.delivery.core.scorm.sequencing.Trees.leaf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.ghasi.delivery.core.scorm.activity.Combination;
import io.ghasi.delivery.core.scorm.activity.Condition;
import io.ghasi.delivery.core.scorm.activity.DeliveryControls;
import io.ghasi.delivery.core.scorm.activity.Objective;
import io.ghasi.delivery.core.scorm.activity.ObjectiveMap;
import io.ghasi.delivery.core.scorm.activity.ObjectiveMap.Access;
import io.ghasi.delivery.core.scorm.activity.Rollup;
import io.ghasi.delivery.core.scorm.activity.RollupAction;
import io.ghasi.delivery.core.scorm.activity.RollupConsiderations;
import io.ghasi.delivery.core.scorm.activity.RollupConsiderations.Consideration;
import io.ghasi.delivery.core.scorm.activity.RollupRule;
import io.ghasi.delivery.core.scorm.activity.RollupRule.ChildSet;
import io.ghasi.delivery.core.scorm.activity.RuleAction;
import io.ghasi.delivery.core.scorm.activity.RuleCondition;
import io.ghasi.delivery.core.scorm.activity.SequencingRule;
import io.ghasi.delivery.core.scorm.sequencing.Trees.Says;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RollupTest {
    private static final Objective BY_MEASURE = new Objective("p", true, true, 0.6, List.of());
    private static final RuleCondition SATISFIED = RuleCondition.of(Condition.SATISFIED);

    private static Says rolls(ChildSet set, int count, double percent) {
        return new Says()
                .control(FLOW)
                .rollup(new Rollup(
                        true,
                        true,
                        1,
                        List.of(new RollupRule(
                                set, count, percent, Combination.ANY, List.of(SATISFIED), RollupAction.SATISFIED))));
    }

    @Test
    void by_default_all_children_decide() {
        Learner learner = Learner.of(cluster("R", leaf("a"), leaf("b")));
        learner.starts();
        learner.isSatisfied(true).goesOn();
        assertThat(learner.satisfied("R")).isNull();
        assertThat(learner.completed("R")).isNull();
        learner.isSatisfied(false).goesOn();

        assertThat(learner.satisfied("R")).isFalse();
        assertThat(learner.completed("R")).isTrue();
    }

    @Test
    void what_content_does_not_say_is_assumed_unless_it_was_to_say_it() {
        DeliveryControls own = new DeliveryControls(true, true, true);
        Learner learner = Learner.of(cluster("R", leaf("a"), leaf("b", new Says().delivery(own))));
        learner.starts();
        learner.goesOn();
        learner.goesOn();

        assertThat(learner.satisfied("a")).isTrue();
        assertThat(learner.satisfied("b")).isNull();
        assertThat(learner.completed("b")).isNull();
    }

    @Test
    void who_is_not_tracked_is_not_read() {
        DeliveryControls none = new DeliveryControls(false, false, false);
        Learner learner = Learner.of(cluster("R", leaf("a"), leaf("b", new Says().delivery(none))));
        learner.starts();
        learner.goesOn();
        learner.isSatisfied(false).goesOn();

        assertThat(learner.satisfied("R")).isTrue();
        assertThat(learner.state("b").attempts).isZero();
    }

    @Test
    void a_measure_is_the_weighted_mean_of_all_and_decides() {
        Rollup half = new Rollup(true, true, 0.5, List.of());
        Learner learner = Learner.of(cluster(
                "R", new Says().control(FLOW).objectives(BY_MEASURE), leaf("a"), leaf("b", new Says().rollup(half))));
        learner.starts();
        learner.measures(0.9).goesOn();
        assertThat(learner.measure("R")).isEqualTo(0.6, within(1e-9));
        learner.measures(0.3).goesOn();

        assertThat(learner.measure("R")).isEqualTo(0.7, within(1e-9));
        assertThat(learner.satisfied("R")).isTrue();
    }

    @Test
    void any_none_and_at_least() {
        assertThat(satisfied(rolls(ChildSet.ANY, 0, 0), true, false, false)).isTrue();
        assertThat(satisfied(rolls(ChildSet.NONE, 0, 0), false, false, false)).isTrue();
        assertThat(satisfied(rolls(ChildSet.NONE, 0, 0), false, true, false)).isNull();
        assertThat(satisfied(rolls(ChildSet.AT_LEAST_COUNT, 2, 0), true, false, true))
                .isTrue();
        assertThat(satisfied(rolls(ChildSet.AT_LEAST_COUNT, 3, 0), true, false, true))
                .isNull();
        assertThat(satisfied(rolls(ChildSet.AT_LEAST_PERCENT, 0, 0.66), true, false, true))
                .isTrue();
        assertThat(satisfied(rolls(ChildSet.AT_LEAST_PERCENT, 0, 0.67), true, false, true))
                .isNull();
    }

    private static @Nullable Boolean satisfied(Says root, boolean... children) {
        Learner learner = Learner.of(cluster("R", root, leaf("a"), leaf("b"), leaf("c")));
        learner.starts();
        for (boolean child : children) {
            learner.isSatisfied(child).goesOn();
        }
        return learner.satisfied("R");
    }

    @Test
    void who_is_not_required_until_attempted_does_not_hold_others_up() {
        RollupConsiderations attempted = new RollupConsiderations(
                Consideration.IF_ATTEMPTED,
                Consideration.ALWAYS,
                Consideration.IF_ATTEMPTED,
                Consideration.ALWAYS,
                true);
        Learner learner = Learner.of(cluster("R", leaf("a"), leaf("b", new Says().considerations(attempted))));
        learner.starts();
        learner.isSatisfied(true).asks(new NavigationRequest.ExitAll());

        assertThat(learner.satisfied("R")).isTrue();
        assertThat(learner.completed("R")).isTrue();
    }

    @Test
    void a_global_objective_carries_from_one_to_another() {
        Access both = new Access(true, true);
        ObjectiveMap map =
                new ObjectiveMap("G", both, both, Access.NONE, Access.NONE, Access.NONE, Access.NONE, Access.NONE);
        Objective shared = new Objective("o", true, false, 1, List.of(map));
        Says says = new Says().objectives(shared);
        Learner learner =
                Learner.with(cluster("R", leaf("a", says), leaf("b", says)), Map.of("G", ObjectiveState.UNKNOWN));
        learner.starts();
        learner.isSatisfied(false).measures(0.25).goesOn();

        assertThat(learner.satisfied("b")).isFalse();
        assertThat(learner.measure("b")).isEqualTo(0.25);
        assertThat(learner.sequencer.state().globals())
                .containsEntry("G", ObjectiveState.UNKNOWN.withSatisfied(false).withMeasure(0.25));
    }

    @Test
    void a_new_attempt_on_a_cluster_is_not_rolled_up_from_what_was_before() {
        Learner learner = Learner.of(cluster("R", cluster("A", leaf("a1"), leaf("a2")), leaf("b")));
        learner.starts();
        learner.isSatisfied(true).goesOn();
        learner.isSatisfied(true).goesOn();
        assertThat(learner.satisfied("A")).isTrue();
        learner.chooses("a1");
        assertThat(learner.satisfied("A")).isNull();

        learner.isSatisfied(true).chooses("b");

        // Rules of its own still see it.
        assertThat(learner.satisfied("a2")).isTrue();
        assertThat(learner.satisfied("A")).isNull();
    }

    @Test
    void who_says_something_in_a_new_attempt_on_the_parent_counts_again() {
        Learner learner = Learner.of(cluster("R", cluster("A", leaf("a1"), leaf("a2")), leaf("b")));
        learner.starts();
        learner.isSatisfied(true).goesOn();
        learner.isSatisfied(true).goesOn();
        learner.chooses("a1");
        learner.isSatisfied(false).goesOn();
        learner.isSatisfied(false).goesOn();

        assertThat(learner.satisfied("A")).isFalse();
    }

    @Test
    void of_no_children_a_rule_of_the_package_holds_and_those_that_always_stand_do_not() {
        Says none = new Says().rollup(new Rollup(false, false, 1, List.of()));
        assertThat(satisfiedOf(rolls(ChildSet.ALL, 0, 0), none)).isTrue();
        assertThat(satisfiedOf(rolls(ChildSet.ANY, 0, 0), none)).isNull();
        assertThat(satisfiedOf(new Says().control(FLOW), none)).isNull();
    }

    private static @Nullable Boolean satisfiedOf(Says root, Says child) {
        Learner learner = Learner.of(cluster("R", root, leaf("a", child)));
        learner.starts();
        learner.isSatisfied(false).goesOn();
        return learner.satisfied("R");
    }

    @Test
    void who_is_skipped_in_a_new_attempt_for_what_was_before_does_not_hold_others_up() {
        RuleCondition satisfied = RuleCondition.of(Condition.SATISFIED);
        RollupConsiderations unlessSkipped = new RollupConsiderations(
                Consideration.ALWAYS, Consideration.ALWAYS, Consideration.IF_NOT_SKIPPED, Consideration.ALWAYS, true);
        Says skipped = new Says()
                .considerations(unlessSkipped)
                .rules(new SequencingRule(Combination.ALL, List.of(satisfied), RuleAction.SKIP));
        Learner learner = Learner.of(cluster("R", cluster("C", leaf("x", skipped), leaf("y")), leaf("z")));
        learner.starts();
        learner.isSatisfied(true).goesOn();
        learner.goesOn();
        assertThat(learner.chooses("C")).isEqualTo("y");
        learner.isComplete(true).asks(new NavigationRequest.Exit());

        assertThat(learner.completed("C")).isTrue();
    }
}
