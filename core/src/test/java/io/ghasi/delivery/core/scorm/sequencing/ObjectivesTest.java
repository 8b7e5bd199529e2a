package io.ghasi.delivery.core.scorm.sequencing;

import static io.ghasi.delivery.core.scorm.sequencing.Trees.FLOW;
import static io.ghasi.delivery.core.scorm.sequencing.Trees.cluster;
import static io.ghasi.delivery.core.scorm.sequencing.Trees.leaf;
import static org.assertj.core.api.Assertions.assertThat;

import io.ghasi.delivery.core.scorm.activity.ActivityTree;
import io.ghasi.delivery.core.scorm.activity.Combination;
import io.ghasi.delivery.core.scorm.activity.CompletionThreshold;
import io.ghasi.delivery.core.scorm.activity.Condition;
import io.ghasi.delivery.core.scorm.activity.DeliveryControls;
import io.ghasi.delivery.core.scorm.activity.Item;
import io.ghasi.delivery.core.scorm.activity.Objective;
import io.ghasi.delivery.core.scorm.activity.ObjectiveMap;
import io.ghasi.delivery.core.scorm.activity.ObjectiveMap.Access;
import io.ghasi.delivery.core.scorm.activity.RollupConsiderations;
import io.ghasi.delivery.core.scorm.activity.RollupConsiderations.Consideration;
import io.ghasi.delivery.core.scorm.activity.RuleAction;
import io.ghasi.delivery.core.scorm.activity.RuleCondition;
import io.ghasi.delivery.core.scorm.activity.SequencingRule;
import io.ghasi.delivery.core.scorm.sequencing.Tracking.Said;
import io.ghasi.delivery.core.scorm.sequencing.Trees.Says;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What counts of what is said of an objective, here and elsewhere. Each of these is what a case of ADL's suite turns on. */
class ObjectivesTest {
    private static final Access READ = new Access(true, false);
    private static final Access WRITE = new Access(false, true);
    private static final Said NOTHING = said(null, null, null);

    private static Says shared(Access access) {
        return new Says().objectives(new Objective("o", true, false, 1, List.of(map(access))));
    }

    private static ObjectiveMap map(Access access) {
        return new ObjectiveMap("G", access, access, access, access, access, access, access);
    }

    private static Said said(@Nullable Truth satisfied, @Nullable Double measure, @Nullable Truth completed) {
        return new Said(satisfied, measure, null, null, null, completed, null);
    }

    private static ObjectiveState global(Learner learner) {
        return learner.sequencer.state().global("G");
    }

    @Test
    void where_a_map_reads_nothing_local_counts_though_the_global_objective_is_not_known() {
        Learner learner = Learner.of(cluster("R", leaf("a", shared(READ)), leaf("b")));
        learner.starts();
        learner.says(said(Truth.TRUE, 0.5, Truth.TRUE));

        assertThat(learner.satisfied("a")).isNull();
        assertThat(learner.measure("a")).isNull();
        assertThat(learner.completed("a")).isNull();
    }

    @Test
    void everything_goes_through_maps_that_write() {
        Learner learner = Learner.of(cluster("R", leaf("a", shared(WRITE)), leaf("b", shared(READ))));
        learner.starts();
        learner.says(new Said(Truth.FALSE, 0.5, 5.0, 0.0, 10.0, Truth.TRUE, 0.75));

        ObjectiveState all = new ObjectiveState(false, 0.5, 5.0, 0.0, 10.0, true, 0.75);
        assertThat(global(learner)).isEqualTo(all);
        assertThat(learner.sequencer.tracking().objectives(learner.activity("b")))
                .containsExactly(all);
    }

    @Test
    void who_says_that_it_does_not_know_takes_back_what_was_known_and_gets_nothing_assumed() {
        Learner learner = Learner.with(
                cluster("R", leaf("a", shared(WRITE)), leaf("b", shared(READ))),
                Map.of("G", ObjectiveState.UNKNOWN.withSatisfied(true).withCompleted(true)));
        learner.starts();
        learner.says(said(Truth.UNKNOWN, null, Truth.UNKNOWN)).goesOn();

        assertThat(global(learner)).isEqualTo(ObjectiveState.UNKNOWN);
        assertThat(learner.satisfied("a")).isNull();
        assertThat(learner.completed("a")).isNull();
    }

    @Test
    void who_says_nothing_gets_success_and_completion_assumed() {
        Learner learner = Learner.of(cluster("R", leaf("a", shared(WRITE)), leaf("b", shared(READ))));
        learner.starts();
        learner.says(NOTHING).goesOn();

        assertThat(global(learner))
                .isEqualTo(ObjectiveState.UNKNOWN.withSatisfied(true).withCompleted(true));
    }

    @Test
    void an_end_rolls_up_wherever_its_objective_is_read() {
        Item reading = cluster("B", new Says().control(FLOW), leaf("b", shared(READ)));
        Learner learner = Learner.of(cluster("R", cluster("A", leaf("a", shared(WRITE))), reading));
        learner.starts();
        learner.says(said(Truth.FALSE, null, null)).asks(new NavigationRequest.Exit());

        assertThat(learner.satisfied("B")).isFalse();
    }

    @Test
    void where_a_measure_decides_nothing_else_does() {
        Objective byMeasure = new Objective("o", true, true, 0.5, List.of(map(WRITE)));
        Says says = new Says().objectives(byMeasure).completion(new CompletionThreshold(true, 0.5, 1));
        Learner learner = Learner.of(cluster("R", leaf("a", says), leaf("b")));
        learner.starts();
        learner.says(said(Truth.TRUE, null, Truth.TRUE));
        assertThat(learner.satisfied("a")).isNull();
        assertThat(learner.completed("a")).isNull();
        assertThat(global(learner)).isEqualTo(ObjectiveState.UNKNOWN);

        learner.says(new Said(Truth.TRUE, 0.25, null, null, null, Truth.FALSE, 0.75));
        assertThat(learner.satisfied("a")).isFalse();
        assertThat(learner.completed("a")).isTrue();
        assertThat(global(learner)).isEqualTo(new ObjectiveState(false, 0.25, null, null, null, true, 0.75));
    }

    @Test
    void a_measure_that_does_not_count_while_active_decides_at_the_end() {
        RollupConsiderations atTheEnd = new RollupConsiderations(
                Consideration.ALWAYS, Consideration.ALWAYS, Consideration.ALWAYS, Consideration.ALWAYS, false);
        Objective byMeasure = new Objective("o", true, true, 0.5, List.of());
        Learner learner = Learner.of(
                cluster("R", leaf("a", new Says().objectives(byMeasure).considerations(atTheEnd)), leaf("b")));
        learner.starts();
        learner.says(said(null, 0.75, null));
        assertThat(learner.satisfied("a")).isNull();
        learner.goesOn();

        assertThat(learner.satisfied("a")).isTrue();
    }

    @Test
    void rules_see_nothing_of_who_is_not_tracked() {
        RuleCondition satisfied = RuleCondition.of(Condition.SATISFIED);
        SequencingRule rule = new SequencingRule(Combination.ALL, List.of(satisfied), RuleAction.SKIP);
        Map<String, ObjectiveState> known = Map.of("G", ObjectiveState.UNKNOWN.withSatisfied(true));
        Says tracked = shared(READ).rules(rule);
        Says untracked = shared(READ).rules(rule).delivery(new DeliveryControls(false, false, false));

        assertThat(Learner.with(cluster("R", leaf("a", tracked), leaf("b")), known)
                        .starts())
                .isEqualTo("b");
        assertThat(Learner.with(cluster("R", leaf("a", untracked), leaf("b")), known)
                        .starts())
                .isEqualTo("a");
    }

    @Test
    void a_rule_reads_the_completion_of_the_objective_that_it_names() {
        Objective other = new Objective("x", false, false, 1, List.of());
        RuleCondition completed = new RuleCondition(Condition.COMPLETED, false, "x", 0);
        SequencingRule rule = new SequencingRule(Combination.ALL, List.of(completed), RuleAction.RETRY);
        Learner learner = Learner.of(cluster(
                "R", leaf("a", new Says().objectives(Objective.PRIMARY, other).rules(rule)), leaf("b")));
        learner.starts();

        assertThat(learner.says(NOTHING, said(null, null, Truth.TRUE)).goesOn()).isEqualTo("a");
        assertThat(learner.says(said(null, null, Truth.TRUE), said(null, null, Truth.FALSE))
                        .goesOn())
                .isEqualTo("b");
    }

    @Test
    void a_new_attempt_on_the_root_has_global_objectives_of_its_own_unless_they_are_the_systems() {
        SequencingRule again =
                new SequencingRule(Combination.ALL, List.of(RuleCondition.of(Condition.ALWAYS)), RuleAction.RETRY_ALL);
        Item root = cluster("R", leaf("a", shared(WRITE).rules(again)));
        Learner ofAll = Learner.of(ActivityTree.of(root, true, true));
        Learner ofOne = Learner.of(ActivityTree.of(root, false, true));
        for (Learner learner : List.of(ofAll, ofOne)) {
            learner.starts();
            assertThat(learner.says(said(Truth.TRUE, null, null)).goesOn()).isEqualTo("a");
        }

        assertThat(global(ofAll).satisfied()).isTrue();
        assertThat(global(ofOne)).isEqualTo(ObjectiveState.UNKNOWN);
    }

    @Test
    void so_it_has_where_the_course_is_launched_anew() {
        Item root = cluster("R", leaf("a", shared(WRITE)), leaf("b"));
        Learner ofAll = Learner.of(ActivityTree.of(root, true, true));
        Learner ofOne = Learner.of(ActivityTree.of(root, false, true));
        for (Learner learner : List.of(ofAll, ofOne)) {
            learner.starts();
            learner.says(said(Truth.TRUE, null, null)).asks(new NavigationRequest.ExitAll());
            assertThat(global(learner).satisfied()).isTrue();
            learner.sequencer.relaunch();
        }

        assertThat(global(ofAll).satisfied()).isTrue();
        assertThat(global(ofOne)).isEqualTo(ObjectiveState.UNKNOWN);
    }
}
