package io.ghasi.delivery.core.scorm.sequencing;

import static io.ghasi.delivery.core.scorm.sequencing.Trees.FLOW;
import static io.ghasi.delivery.core.scorm.sequencing.Trees.always;
import static io.ghasi.delivery.core.scorm.sequencing.Trees.cluster;
import static io.ghasi.delivery.core.scorm.sequencing.Trees.leaf;
import static io.ghasi.delivery.core.scorm.sequencing.Trees.two;
import static io.ghasi.delivery.core.scorm.sequencing.Trees.when;
import static org.assertj.core.api.Assertions.assertThat;

import io.ghasi.delivery.core.scorm.activity.Condition;
import io.ghasi.delivery.core.scorm.activity.ConstrainedChoice;
import io.ghasi.delivery.core.scorm.activity.ControlMode;
import io.ghasi.delivery.core.scorm.activity.Item;
import io.ghasi.delivery.core.scorm.activity.RuleAction;
import io.ghasi.delivery.core.scorm.activity.RuleCondition;
import io.ghasi.delivery.core.scorm.sequencing.Trees.Says;
import org.junit.jupiter.api.Test;

class SequencerTest {
    private static final ControlMode NO_FLOW = ControlMode.DEFAULT;
    private static final ControlMode FLOW_ONLY = new ControlMode(false, true, true, false, true, true);
    private static final ControlMode ONE_WAY = new ControlMode(true, true, true, true, true, true);
    private static final ControlMode NO_EXIT = new ControlMode(true, false, true, false, true, true);

    @Test
    void flow_goes_through_all_leaves_and_ends_behind_the_last() {
        Learner learner = Learner.of(two());

        assertThat(learner.starts()).isEqualTo("a1");
        assertThat(learner.goesOn()).isEqualTo("a2");
        assertThat(learner.goesOn()).isEqualTo("b1");
        assertThat(learner.goesBack()).isEqualTo("a2");
        assertThat(learner.goesOn()).isEqualTo("b1");
        assertThat(learner.goesOn()).isEqualTo("b2");
        assertThat(learner.goesOn()).isEqualTo("ended");
        assertThat(learner.sequencer.state().current()).isNull();
    }

    @Test
    void before_the_first_there_is_nothing() {
        Learner learner = Learner.of(two());
        learner.starts();

        assertThat(learner.goesBack()).isEqualTo("SB.2.1-3");
    }

    @Test
    void a_course_without_flow_begins_with_a_choice() {
        Learner learner = Learner.of(cluster("R", new Says().control(NO_FLOW), leaf("a"), leaf("b")));

        assertThat(learner.starts()).isEqualTo("SB.2.2-1");
        assertThat(learner.chooses("b")).isEqualTo("b");
        assertThat(learner.goesOn()).isEqualTo("NB.2.1-4");
        assertThat(learner.chooses("a")).isEqualTo("a");
    }

    @Test
    void who_chooses_a_cluster_gets_its_first_leaf() {
        Learner learner = Learner.of(two());
        learner.starts();

        assertThat(learner.chooses("B")).isEqualTo("b1");
        assertThat(learner.chooses("R")).isEqualTo("a1");
    }

    @Test
    void without_choice_nothing_below_can_be_chosen() {
        Learner learner = Learner.of(cluster("R", cluster("A", new Says().control(FLOW_ONLY), leaf("a1"), leaf("a2"))));
        learner.starts();

        assertThat(learner.chooses("a2")).isEqualTo("NB.2.1-10");
        assertThat(learner.chooses("nowhere")).isEqualTo("NB.2.1-11");
    }

    @Test
    void one_way_there_is_no_way_back() {
        Learner learner = Learner.of(cluster("R", new Says().control(ONE_WAY), leaf("a"), leaf("b")));
        learner.starts();
        learner.goesOn();

        assertThat(learner.goesBack()).isEqualTo("NB.2.1-5");
        assertThat(learner.chooses("a")).isEqualTo("SB.2.4-2");
    }

    @Test
    void backwards_into_a_one_way_cluster_means_to_its_front() {
        Learner learner =
                Learner.of(cluster("R", cluster("A", new Says().control(ONE_WAY), leaf("a1"), leaf("a2")), leaf("b")));
        learner.chooses("b");

        assertThat(learner.goesBack()).isEqualTo("a1");
    }

    @Test
    void skipped_in_a_one_way_cluster_backwards_goes_before_it() {
        Learner learner = Learner.of(cluster(
                "R",
                leaf("z"),
                cluster("A", new Says().control(ONE_WAY), leaf("a1", new Says().rules(always(RuleAction.SKIP)))),
                leaf("b")));
        learner.chooses("b");

        assertThat(learner.goesBack()).isEqualTo("z");
    }

    @Test
    void what_is_skipped_disabled_or_hidden_is_not_reached() {
        Learner learner = Learner.of(cluster(
                "R",
                leaf("a"),
                leaf("skipped", new Says().rules(always(RuleAction.SKIP))),
                leaf("b"),
                leaf("disabled", new Says().rules(always(RuleAction.DISABLED))),
                leaf("hidden", new Says().rules(always(RuleAction.HIDDEN_FROM_CHOICE)))));
        learner.starts();

        assertThat(learner.goesOn()).isEqualTo("b");
        assertThat(learner.goesOn()).isEqualTo("SB.2.2-2");
        assertThat(learner.chooses("disabled")).isEqualTo("DB.1.1-3");
        assertThat(learner.chooses("hidden")).isEqualTo("SB.2.9-3");
    }

    @Test
    void nobody_chooses_past_what_stops_them() {
        RuleCondition open = new RuleCondition(Condition.SATISFIED, true, null, 0);
        Learner learner = Learner.of(cluster(
                "R",
                leaf("a"),
                leaf("stop", new Says().rules(when(open, RuleAction.STOP_FORWARD_TRAVERSAL))),
                leaf("b")));
        learner.starts();
        learner.goesOn();
        learner.isSatisfied(false);

        assertThat(learner.chooses("b")).isEqualTo("SB.2.4-1");
    }

    @Test
    void an_attempt_limit_is_of_new_attempts_alone() {
        Learner learner = Learner.of(cluster("R", leaf("a", new Says().limit(1)), leaf("b")));
        learner.starts();
        learner.goesOn();

        assertThat(learner.goesBack()).isEqualTo("SB.2.2-2");
        assertThat(learner.chooses("a")).isEqualTo("DB.1.1-3");
    }

    @Test
    void choice_exit_keeps_who_is_inside() {
        Learner learner =
                Learner.of(cluster("R", cluster("A", new Says().control(NO_EXIT), leaf("a1"), leaf("a2")), leaf("b")));
        learner.starts();

        assertThat(learner.chooses("b")).isEqualTo("NB.2.1-8");
        assertThat(learner.chooses("a2")).isEqualTo("a2");
    }

    @Test
    void what_may_not_be_activated_is_entered_by_flow_alone() {
        Says closed = new Says().control(FLOW).constrained(new ConstrainedChoice(true, false));
        Learner learner = Learner.of(cluster("R", leaf("a"), cluster("B", closed, leaf("b1"), leaf("b2"))));
        learner.starts();

        assertThat(learner.chooses("b2")).isEqualTo("SB.2.9-6");
        assertThat(learner.goesOn()).isEqualTo("b1");
        assertThat(learner.chooses("b2")).isEqualTo("b2");
    }

    @Test
    void constrained_choice_reaches_the_next_and_no_further() {
        Says next = new Says().control(FLOW).constrained(new ConstrainedChoice(false, true));
        Learner learner = Learner.of(
                cluster("R", cluster("A", next, leaf("a1")), cluster("B", leaf("b1")), cluster("C", leaf("c1"))));
        learner.starts();

        assertThat(learner.chooses("c1")).isEqualTo("SB.2.9-8");
        assertThat(learner.chooses("b1")).isEqualTo("b1");
    }

    @Test
    void a_post_condition_comes_before_what_was_asked_for() {
        RuleCondition failed = RuleCondition.of(Condition.SATISFIED).not();
        Learner learner =
                Learner.of(cluster("R", leaf("a", new Says().rules(when(failed, RuleAction.RETRY))), leaf("b")));
        learner.starts();
        learner.isSatisfied(false);

        assertThat(learner.goesOn()).isEqualTo("a");
        assertThat(learner.state("a").attempts).isEqualTo(2);
        learner.isSatisfied(true);
        assertThat(learner.goesOn()).isEqualTo("b");
    }

    @Test
    void exit_parent_and_exit_all_and_retry_all() {
        Says exitParent = new Says().rules(always(RuleAction.EXIT_PARENT));
        Learner out = Learner.of(cluster("R", cluster("A", leaf("a1", exitParent), leaf("a2")), leaf("b")));
        out.starts();
        assertThat(out.goesOn()).isEqualTo("b");

        Learner end = Learner.of(cluster("R", leaf("a", new Says().rules(always(RuleAction.EXIT_ALL))), leaf("b")));
        end.starts();
        assertThat(end.goesOn()).isEqualTo("ended");

        RuleCondition failed = RuleCondition.of(Condition.SATISFIED).not();
        Learner again =
                Learner.of(cluster("R", leaf("a"), leaf("b", new Says().rules(when(failed, RuleAction.RETRY_ALL)))));
        again.starts();
        again.goesOn();
        again.isSatisfied(false);
        assertThat(again.goesOn()).isEqualTo("a");
        assertThat(again.state("R").attempts).isEqualTo(2);
    }

    @Test
    void an_exit_rule_ends_the_cluster_with_its_child() {
        Says exits = new Says().control(FLOW).rules(when(RuleCondition.of(Condition.SATISFIED), RuleAction.EXIT));
        Learner learner = Learner.of(cluster("R", cluster("A", exits, leaf("a1")), leaf("b")));
        learner.starts();

        assertThat(learner.goesOn()).isEqualTo("b");
        assertThat(learner.state("A").active).isFalse();
    }

    @Test
    void who_suspends_all_resumes_where_they_were() {
        Learner learner = Learner.of(two());
        learner.starts();
        learner.goesOn();

        assertThat(learner.asks(new NavigationRequest.SuspendAll())).isEqualTo("ended");
        assertThat(learner.state("a2").suspended && learner.state("R").suspended)
                .isTrue();
        assertThat(learner.asks(new NavigationRequest.ResumeAll())).isEqualTo("a2");
        assertThat(learner.state("a2").attempts).isEqualTo(1);
        assertThat(learner.state("R").suspended).isFalse();
    }

    @Test
    void who_begins_elsewhere_has_nothing_suspended_on_the_way() {
        Learner learner = Learner.of(two());
        learner.starts();
        learner.asks(new NavigationRequest.SuspendAll());

        assertThat(learner.chooses("b2")).isEqualTo("b2");
        assertThat(learner.state("a1").suspended || learner.state("A").suspended)
                .isFalse();
        assertThat(learner.sequencer.state().suspended()).isNull();
    }

    @Test
    void a_jump_asks_no_rules_on_the_way() {
        Learner learner = Learner.of(cluster("R", new Says().control(FLOW_ONLY), leaf("a"), leaf("b"), leaf("c")));
        learner.starts();

        assertThat(learner.asks(new NavigationRequest.Jump("c"))).isEqualTo("c");
        assertThat(learner.asks(new NavigationRequest.Jump("nowhere"))).isEqualTo("NB.2.1-11");
    }

    @Test
    void who_abandons_gets_nothing_rolled_up() {
        Learner learner = Learner.of(two());
        learner.starts();

        assertThat(learner.asks(new NavigationRequest.Abandon())).isEqualTo("idle");
        assertThat(learner.completed("a1")).isNull();
        assertThat(learner.asks(new NavigationRequest.Abandon())).isEqualTo("NB.2.1-12");
        assertThat(learner.goesOn()).isEqualTo("a2");
        assertThat(learner.asks(new NavigationRequest.AbandonAll())).isEqualTo("ended");
    }

    @Test
    void a_leaf_constrains_no_choice() {
        Says constrains = new Says().constrained(new ConstrainedChoice(false, true));
        Learner learner = Learner.of(
                cluster("R", cluster("A", leaf("a1", constrains)), cluster("B", leaf("b")), cluster("C", leaf("c"))));
        learner.starts();

        assertThat(learner.chooses("c")).isEqualTo("c");
    }

    @Test
    void thousands_may_be_skipped() {
        Says skipped = new Says().rules(always(RuleAction.SKIP));
        Item[] items = new Item[5_000];
        for (int i = 0; i < items.length - 1; i++) {
            items[i] = leaf("s" + i, skipped);
        }
        items[items.length - 1] = leaf("last");
        Learner learner = Learner.of(cluster("R", items));

        assertThat(learner.starts()).isEqualTo("last");
    }
}
