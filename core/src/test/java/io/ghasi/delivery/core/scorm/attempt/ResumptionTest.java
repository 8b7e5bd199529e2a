package io.ghasi.delivery.core.scorm.attempt;

import static io.ghasi.delivery.core.scorm.attempt.Player.SHARED;
import static io.ghasi.delivery.core.scorm.attempt.Player.begun;
import static io.ghasi.delivery.core.scorm.attempt.Player.delivered;
import static io.ghasi.delivery.core.scorm.attempt.Player.get;
import static io.ghasi.delivery.core.scorm.attempt.Player.initialized;
import static io.ghasi.delivery.core.scorm.attempt.Player.playing;
import static io.ghasi.delivery.core.scorm.attempt.Player.set;
import static io.ghasi.delivery.core.scorm.attempt.Player.terminated;
import static io.ghasi.delivery.core.scorm.attempt.Player.visit;
import static io.ghasi.delivery.core.scorm.sequencing.Trees.cluster;
import static io.ghasi.delivery.core.scorm.sequencing.Trees.leaf;
import static org.assertj.core.api.Assertions.assertThat;

import io.ghasi.delivery.core.scorm.activity.Combination;
import io.ghasi.delivery.core.scorm.activity.Condition;
import io.ghasi.delivery.core.scorm.activity.RuleAction;
import io.ghasi.delivery.core.scorm.activity.RuleCondition;
import io.ghasi.delivery.core.scorm.activity.SequencingRule;
import io.ghasi.delivery.core.scorm.runtime.Api;
import io.ghasi.delivery.core.scorm.sequencing.NavigationRequest;
import io.ghasi.delivery.core.scorm.sequencing.ObjectiveState;
import io.ghasi.delivery.core.scorm.sequencing.Sequencer.Outcome;
import io.ghasi.delivery.core.scorm.sequencing.Trees.Says;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Launches, and what they go on from. */
class ResumptionTest {
    @Test
    void a_course_that_was_suspended_goes_on_where_it_was() {
        CourseAttempt attempt = playing(leaf("a"), leaf("b"));
        attempt.ask(new NavigationRequest.Continue());
        set(initialized(attempt), "cmi.exit", "suspend", "cmi.suspend_data", "all", "adl.nav.request", "suspendAll");
        assertThat(terminated(attempt)).isEqualTo(new Outcome.Ended());
        attempt.launch();

        assertThat(delivered(attempt)).isEqualTo("b");
        assertThat(get(initialized(attempt), "cmi.suspend_data")).isEqualTo("all");
    }

    @Test
    void content_that_is_launched_again_finds_what_it_had_said_and_learns_whether_it_had_suspended() {
        for (boolean suspended : List.of(true, false)) {
            CourseAttempt attempt = playing(leaf("a"), leaf("b"));
            Api first = initialized(attempt);
            set(first, "cmi.location", "page 7", "cmi.session_time", "PT30S");
            set(first, "cmi.exit", suspended ? "suspend" : "normal");
            attempt.reenter();

            Api again = initialized(attempt);
            assertThat(visit(attempt).number()).isEqualTo(2);
            assertThat(get(again, "cmi.location")).isEqualTo("page 7");
            assertThat(get(again, "cmi.total_time")).isEqualTo("PT30S");
            assertThat(get(again, "cmi.entry")).isEqualTo(suspended ? "resume" : "");
        }
    }

    @Test
    void what_it_had_said_counts_though_it_says_no_more() {
        CourseAttempt attempt = playing(leaf("a", SHARED), leaf("b"));
        set(initialized(attempt), "cmi.objectives.1.success_status", "passed");
        attempt.reenter();
        assertThat(initialized(attempt).getLastError()).isEqualTo("0");
        attempt.ask(new NavigationRequest.Continue());

        assertThat(attempt.state().globals()).containsEntry("G", ObjectiveState.UNKNOWN.withSatisfied(true));
    }

    @Test
    void content_that_ended_and_is_launched_again_before_anything_else_is_begins_anew_unless_it_had_suspended() {
        for (boolean suspended : List.of(true, false)) {
            CourseAttempt attempt = playing(leaf("a"), leaf("b"));
            set(initialized(attempt), "cmi.location", "page 7", "cmi.exit", suspended ? "suspend" : "normal");
            assertThat(attempt.terminate()).isNull();
            attempt.reenter();

            assertThat(initialized(attempt).getValue("cmi.location").error().number())
                    .isEqualTo(suspended ? 0 : 403);
        }
    }

    @Test
    void a_new_launch_leaves_what_had_not_ended() {
        CourseAttempt attempt = playing(leaf("a"), leaf("b"));
        attempt.ask(new NavigationRequest.Continue());
        Visit left = visit(attempt);
        attempt.launch();

        assertThat(left.isOver()).isTrue();
        assertThat(delivered(attempt)).isEqualTo("a");
    }

    @Test
    void a_course_that_does_not_start_by_itself_waits_for_a_choice_unless_there_is_but_one() {
        Says noFlow = new Says();
        assertThat(begun(cluster("R", noFlow, leaf("a"), leaf("b"))).visit()).isNull();
        assertThat(delivered(begun(cluster("R", noFlow, leaf("a"))))).isEqualTo("a");
    }

    @Test
    void what_was_suspended_and_may_not_be_delivered_any_more_is_left_at_a_new_launch() {
        SequencingRule once = new SequencingRule(
                Combination.ALL, List.of(RuleCondition.of(Condition.ATTEMPTED)), RuleAction.DISABLED);
        CourseAttempt barred = playing(leaf("a", new Says().rules(once)), leaf("b"));
        barred.ask(new NavigationRequest.SuspendAll());
        barred.launch();
        assertThat(barred.isDelivering()).isFalse();
        barred.ask(new NavigationRequest.Choice("b"));
        assertThat(delivered(barred)).isEqualTo("b");

        CourseAttempt betweenTwo = playing(leaf("a"), leaf("b"));
        set(initialized(betweenTwo), "adl.nav.request", "exit");
        assertThat(terminated(betweenTwo)).isEqualTo(new Outcome.Idle());
        betweenTwo.ask(new NavigationRequest.SuspendAll());
        betweenTwo.launch();
        assertThat(delivered(betweenTwo)).isEqualTo("a");
    }

    @Test
    void a_learner_who_suspends_the_course_suspends_content_that_did_not_say_so() {
        CourseAttempt attempt = playing(leaf("a"), leaf("b"));
        set(initialized(attempt), "cmi.location", "page 7");
        attempt.ask(new NavigationRequest.SuspendAll());
        attempt.launch();

        Api again = initialized(attempt);
        assertThat(get(again, "cmi.entry")).isEqualTo("resume");
        assertThat(get(again, "cmi.location")).isEqualTo("page 7");
    }

    @Test
    void a_new_attempt_on_an_activity_does_not_see_what_the_suspended_one_had_said() {
        CourseAttempt attempt = playing(leaf("a"), leaf("b"));
        set(initialized(attempt), "cmi.location", "page 7", "cmi.exit", "suspend");
        attempt.ask(new NavigationRequest.SuspendAll());
        // Whoever goes elsewhere leaves what was suspended (DB.2.1).
        attempt.ask(new NavigationRequest.Choice("b"));
        attempt.ask(new NavigationRequest.Choice("a"));

        Api anew = initialized(attempt);
        assertThat(get(anew, "cmi.entry")).isEqualTo("ab-initio");
        assertThat(anew.getValue("cmi.location").error().number()).isEqualTo(403);
    }

    @Test
    void content_that_is_resumed_and_says_nothing_neither_knows_nor_repeats_what_others_took_back() {
        CourseAttempt attempt = playing(leaf("a", SHARED), leaf("b", SHARED));
        set(initialized(attempt), "cmi.objectives.1.success_status", "passed", "cmi.exit", "suspend");
        attempt.ask(new NavigationRequest.Continue());
        set(initialized(attempt), "cmi.objectives.1.success_status", "unknown");
        attempt.ask(new NavigationRequest.Previous());

        assertThat(get(initialized(attempt), "cmi.objectives.1.success_status")).isEqualTo("unknown");
        attempt.ask(new NavigationRequest.Continue());
        assertThat(attempt.state().globals()).containsEntry("G", ObjectiveState.UNKNOWN);
    }
}
