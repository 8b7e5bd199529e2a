package io.ghasi.delivery.core.scorm.attempt;

import static io.ghasi.delivery.core.scorm.sequencing.Trees.cluster;
import static io.ghasi.delivery.core.scorm.sequencing.Trees.leaf;
import static org.assertj.core.api.Assertions.assertThat;

import io.ghasi.delivery.core.scorm.activity.ActivityTree;
import io.ghasi.delivery.core.scorm.activity.Combination;
import io.ghasi.delivery.core.scorm.activity.CompletionThreshold;
import io.ghasi.delivery.core.scorm.activity.Condition;
import io.ghasi.delivery.core.scorm.activity.Content;
import io.ghasi.delivery.core.scorm.activity.Item;
import io.ghasi.delivery.core.scorm.activity.Objective;
import io.ghasi.delivery.core.scorm.activity.ObjectiveMap;
import io.ghasi.delivery.core.scorm.activity.ObjectiveMap.Access;
import io.ghasi.delivery.core.scorm.activity.RuleAction;
import io.ghasi.delivery.core.scorm.activity.RuleCondition;
import io.ghasi.delivery.core.scorm.activity.SequencingRule;
import io.ghasi.delivery.core.scorm.runtime.Api;
import io.ghasi.delivery.core.scorm.runtime.SharedStore;
import io.ghasi.delivery.core.scorm.sequencing.NavigationRequest;
import io.ghasi.delivery.core.scorm.sequencing.ObjectiveState;
import io.ghasi.delivery.core.scorm.sequencing.Sequencer.Outcome;
import io.ghasi.delivery.core.scorm.sequencing.Trees.Says;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class CourseAttemptTest {
    private static final Access BOTH = new Access(true, true);
    private static final ObjectiveMap MAP = new ObjectiveMap("G", BOTH, BOTH, BOTH, BOTH, BOTH, BOTH, BOTH);
    private static final Says SHARED = new Says()
            .objectives(
                    new Objective("p", true, false, 1, List.of()), new Objective("o", false, false, 1, List.of(MAP)));

    private static CourseAttempt of(Item... items) {
        return begun(cluster("R", items));
    }

    private static CourseAttempt begun(Item root) {
        ActivityTree tree = ActivityTree.of(root);
        CourseAttempt attempt = CourseAttempt.begin(
                tree, Map.of(), Map.of(), new CourseAttempt.Learner("u1", "Doe, J"), new SplittableRandom(7));
        attempt.launch();
        return attempt;
    }

    private static Api initialized(CourseAttempt attempt) {
        Api api = visit(attempt).api();
        assertThat(api.initialize("").isGood()).isTrue();
        return api;
    }

    private static Visit visit(CourseAttempt attempt) {
        return Objects.requireNonNull(attempt.visit());
    }

    private static String delivered(CourseAttempt attempt) {
        return visit(attempt).activity().id();
    }

    private static Outcome terminated(CourseAttempt attempt) {
        return Objects.requireNonNull(attempt.terminate()).outcome();
    }

    private static void set(Api api, String... elementsAndValues) {
        for (int i = 0; i < elementsAndValues.length; i += 2) {
            assertThat(api.setValue(elementsAndValues[i], elementsAndValues[i + 1])
                            .isGood())
                    .as(elementsAndValues[i])
                    .isTrue();
        }
    }

    private static String get(Api api, String element) {
        return api.getValue(element).value();
    }

    @Test
    void content_is_told_what_its_package_declares() {
        Content content = new Content(
                "a.html",
                "from the LMS",
                "exit,message",
                "PT1H",
                List.of(new SharedStore("store", true, true)),
                Set.of());
        Says says = new Says()
                .completion(new CompletionThreshold(true, 0.75, 1))
                .objectives(
                        new Objective("p", true, true, 0.5, List.of()), new Objective("o", false, false, 1, List.of()));
        Api api = initialized(of(leaf("a", content, says)));

        assertThat(get(api, "cmi.learner_id")).isEqualTo("u1");
        assertThat(get(api, "cmi.learner_name")).isEqualTo("Doe, J");
        assertThat(get(api, "cmi.launch_data")).isEqualTo("from the LMS");
        assertThat(get(api, "cmi.time_limit_action")).isEqualTo("exit,message");
        assertThat(get(api, "cmi.max_time_allowed")).isEqualTo("PT1H");
        assertThat(get(api, "cmi.completion_threshold")).isEqualTo("0.75");
        assertThat(get(api, "cmi.scaled_passing_score")).isEqualTo("0.5");
        assertThat(get(api, "cmi.objectives._count")).isEqualTo("2");
        assertThat(get(api, "cmi.objectives.1.id")).isEqualTo("o");
        assertThat(get(api, "adl.data.0.id")).isEqualTo("store");
        assertThat(get(api, "cmi.entry")).isEqualTo("ab-initio");
    }

    @Test
    void what_it_asks_for_follows_its_end() {
        CourseAttempt attempt = of(leaf("a"), leaf("b"), leaf("c"));
        set(initialized(attempt), "adl.nav.request", "{target=c}choice");

        assertThat(terminated(attempt)).isInstanceOf(Outcome.Delivered.class);
        assertThat(delivered(attempt)).isEqualTo("c");
    }

    @Test
    void what_the_learner_asks_for_comes_first_and_ends_content_that_did_not_end() {
        CourseAttempt attempt = of(leaf("a", SHARED), leaf("b"), leaf("c"));
        Visit first = visit(attempt);
        set(initialized(attempt), "adl.nav.request", "{target=c}choice", "cmi.objectives.1.success_status", "failed");
        attempt.ask(new NavigationRequest.Continue());

        assertThat(delivered(attempt)).isEqualTo("b");
        assertThat(first.isOver()).isTrue();
        assertThat(attempt.state().globals()).containsEntry("G", ObjectiveState.UNKNOWN.withSatisfied(false));
    }

    @Test
    void a_visit_that_is_over_still_answers_and_ends_once() {
        CourseAttempt attempt = of(leaf("a"), leaf("b"));
        Api api = initialized(attempt);
        assertThat(attempt.terminate()).isNull();

        assertThat(visit(attempt).isOver()).isTrue();
        assertThat(api.getValue("cmi.entry").error().number()).isEqualTo(123);
        assertThat(attempt.terminate()).isNull();
        attempt.ask(new NavigationRequest.Continue());
        assertThat(delivered(attempt)).isEqualTo("b");
    }

    @Test
    void who_suspends_finds_everything_again_and_what_others_wrote_meanwhile() {
        CourseAttempt attempt = of(leaf("a", SHARED), leaf("b", SHARED));
        Api first = initialized(attempt);
        set(first, "cmi.exit", "suspend", "cmi.location", "page 7", "cmi.session_time", "PT30S");
        attempt.ask(new NavigationRequest.Continue());
        set(initialized(attempt), "cmi.objectives.1.score.scaled", "0.25", "cmi.exit", "normal");
        attempt.ask(new NavigationRequest.Previous());

        Api again = initialized(attempt);
        assertThat(get(again, "cmi.entry")).isEqualTo("resume");
        assertThat(get(again, "cmi.location")).isEqualTo("page 7");
        assertThat(get(again, "cmi.total_time")).isEqualTo("PT30S");
        assertThat(get(again, "cmi.objectives.1.score.scaled")).isEqualTo("0.25");
    }

    @Test
    void who_does_not_suspend_begins_anew() {
        CourseAttempt attempt = of(leaf("a"), leaf("b"));
        set(initialized(attempt), "cmi.location", "page 7", "cmi.session_time", "PT30S");
        attempt.ask(new NavigationRequest.Continue());
        attempt.ask(new NavigationRequest.Previous());

        Api again = initialized(attempt);
        assertThat(get(again, "cmi.entry")).isEqualTo("ab-initio");
        assertThat(again.getValue("cmi.location").error().number()).isEqualTo(403);
        assertThat(get(again, "cmi.total_time")).isEqualTo("PT0H0M0S");
    }

    @Test
    void what_content_says_of_itself_comes_before_what_it_says_of_its_primary_objective() {
        CourseAttempt attempt = of(leaf("a", SHARED), leaf("b"));
        set(
                initialized(attempt),
                "cmi.objectives.0.success_status",
                "passed",
                "cmi.objectives.0.score.scaled",
                "0.75",
                "cmi.success_status",
                "failed",
                "cmi.objectives.1.success_status",
                "passed");
        attempt.ask(new NavigationRequest.Continue());

        assertThat(attempt.state().globals()).containsEntry("G", ObjectiveState.UNKNOWN.withSatisfied(true));
        attempt.ask(new NavigationRequest.Previous());
        Api again = initialized(attempt);
        assertThat(get(again, "cmi.objectives.1.success_status")).isEqualTo("passed");
    }

    @Test
    void content_that_abandons_has_nothing_kept_whoever_leaves_it() {
        CourseAttempt attempt = of(leaf("a", SHARED), leaf("b"));
        set(initialized(attempt), "adl.nav.request", "abandon", "cmi.objectives.1.success_status", "passed");
        attempt.ask(new NavigationRequest.Continue());
        assertThat(delivered(attempt)).isEqualTo("b");
        assertThat(attempt.state().globals()).isEmpty();

        CourseAttempt itself = of(leaf("a", SHARED), leaf("b"));
        set(initialized(itself), "adl.nav.request", "abandon", "cmi.objectives.1.success_status", "passed");
        assertThat(terminated(itself)).isEqualTo(new Outcome.Idle());
        assertThat(itself.state().globals()).isEmpty();

        CourseAttempt all = of(leaf("a", SHARED), leaf("b"));
        set(initialized(all), "adl.nav.request", "abandonAll");
        assertThat(terminated(all)).isEqualTo(new Outcome.Ended());
    }

    @Test
    void time_out_and_logout_leave_the_course_whatever_was_asked_for() {
        for (String exit : List.of("time-out", "logout")) {
            CourseAttempt attempt = of(leaf("a"), leaf("b"));
            set(initialized(attempt), "cmi.exit", exit, "adl.nav.request", "continue");

            assertThat(terminated(attempt)).isEqualTo(new Outcome.Ended());
        }
    }

    @Test
    void content_is_told_what_would_be_granted() {
        CourseAttempt attempt = of(leaf("a"), leaf("b"));
        Api api = initialized(attempt);

        assertThat(get(api, "adl.nav.request_valid.continue")).isEqualTo("true");
        assertThat(get(api, "adl.nav.request_valid.previous")).isEqualTo("false");
        assertThat(get(api, "adl.nav.request_valid.choice.{target=b}")).isEqualTo("true");
        assertThat(get(api, "adl.nav.request_valid.choice.{target=x}")).isEqualTo("false");
        assertThat(get(api, "adl.nav.request_valid.jump.{target=b}")).isEqualTo("true");
        assertThat(delivered(attempt)).isEqualTo("a");
    }

    @Test
    void a_course_that_was_suspended_goes_on_where_it_was() {
        CourseAttempt attempt = of(leaf("a"), leaf("b"));
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
            CourseAttempt attempt = of(leaf("a"), leaf("b"));
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
        CourseAttempt attempt = of(leaf("a", SHARED), leaf("b"));
        set(initialized(attempt), "cmi.objectives.1.success_status", "passed");
        attempt.reenter();
        assertThat(initialized(attempt).getLastError()).isEqualTo("0");
        attempt.ask(new NavigationRequest.Continue());

        assertThat(attempt.state().globals()).containsEntry("G", ObjectiveState.UNKNOWN.withSatisfied(true));
    }

    @Test
    void content_that_ended_and_is_launched_again_before_anything_else_is_begins_anew_unless_it_had_suspended() {
        for (boolean suspended : List.of(true, false)) {
            CourseAttempt attempt = of(leaf("a"), leaf("b"));
            set(initialized(attempt), "cmi.location", "page 7", "cmi.exit", suspended ? "suspend" : "normal");
            assertThat(attempt.terminate()).isNull();
            attempt.reenter();

            assertThat(initialized(attempt).getValue("cmi.location").error().number())
                    .isEqualTo(suspended ? 0 : 403);
        }
    }

    @Test
    void shared_data_go_from_one_activity_to_another_as_far_as_each_may_see_and_change_them() {
        CourseAttempt attempt = of(
                leaf("a", sharing(true, true), new Says()),
                leaf("b", sharing(true, false), new Says()),
                leaf("c", sharing(false, true), new Says()),
                leaf("d", sharing(true, true), new Says()));
        Api a = initialized(attempt);
        assertThat(a.getValue("adl.data.0.store").error().number()).isEqualTo(403);
        set(a, "adl.data.0.store", "one");
        attempt.ask(new NavigationRequest.Continue());

        Api b = initialized(attempt);
        assertThat(get(b, "adl.data.0.store")).isEqualTo("one");
        assertThat(b.setValue("adl.data.0.store", "two").error().number()).isEqualTo(404);
        attempt.ask(new NavigationRequest.Continue());

        Api c = initialized(attempt);
        assertThat(c.getValue("adl.data.0.store").error().number()).isEqualTo(405);
        set(c, "adl.data.0.store", "three");
        attempt.ask(new NavigationRequest.Continue());

        assertThat(get(initialized(attempt), "adl.data.0.store")).isEqualTo("three");
        assertThat(attempt.snapshot().stores()).containsExactly(Map.entry("S", "three"));
    }

    private static Content sharing(boolean readable, boolean writable) {
        return new Content(null, null, null, null, List.of(new SharedStore("S", readable, writable)), Set.of());
    }

    @Test
    void a_new_launch_leaves_what_had_not_ended() {
        CourseAttempt attempt = of(leaf("a"), leaf("b"));
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
    void an_attempt_goes_on_from_what_was_kept() {
        CourseAttempt attempt = of(leaf("a"), leaf("b"));
        set(initialized(attempt), "cmi.exit", "suspend", "cmi.location", "page 7");
        attempt.ask(new NavigationRequest.Continue());
        assertThat(initialized(attempt).getValue("cmi.nothing").error().number())
                .isEqualTo(401);

        CourseAttempt again = CourseAttempt.restore(
                attempt.state().tree(),
                attempt.snapshot(),
                new Kept(number -> attempt.kept()
                        .changes()
                        .getOrDefault(number, Optional.empty())
                        .orElse(null)),
                new CourseAttempt.Learner("u1", "Doe, J"),
                new SplittableRandom(8));

        assertThat(again.snapshot()).isEqualTo(attempt.snapshot());
        assertThat(visit(again).api().getLastError()).isEqualTo("401");
        assertThat(visit(again).api().initialize("").error().number()).isEqualTo(103);
        assertThat(get(visit(again).api(), "adl.nav.request_valid.previous")).isEqualTo("true");
        again.ask(new NavigationRequest.Previous());
        assertThat(get(initialized(again), "cmi.location")).isEqualTo("page 7");
    }

    @Test
    void what_was_suspended_and_may_not_be_delivered_any_more_is_left_at_a_new_launch() {
        SequencingRule once = new SequencingRule(
                Combination.ALL, List.of(RuleCondition.of(Condition.ATTEMPTED)), RuleAction.DISABLED);
        CourseAttempt barred = of(leaf("a", new Says().rules(once)), leaf("b"));
        barred.ask(new NavigationRequest.SuspendAll());
        barred.launch();
        assertThat(barred.isDelivering()).isFalse();
        barred.ask(new NavigationRequest.Choice("b"));
        assertThat(delivered(barred)).isEqualTo("b");

        CourseAttempt betweenTwo = of(leaf("a"), leaf("b"));
        set(initialized(betweenTwo), "adl.nav.request", "exit");
        assertThat(terminated(betweenTwo)).isEqualTo(new Outcome.Idle());
        betweenTwo.ask(new NavigationRequest.SuspendAll());
        betweenTwo.launch();
        assertThat(delivered(betweenTwo)).isEqualTo("a");
    }

    @Test
    void a_learner_who_gives_the_course_up_has_nothing_kept() {
        CourseAttempt attempt = of(leaf("a", SHARED), leaf("b"));
        set(initialized(attempt), "cmi.objectives.1.success_status", "passed", "cmi.exit", "suspend");
        attempt.ask(new NavigationRequest.AbandonAll());

        assertThat(attempt.state().globals()).isEmpty();
        assertThat(attempt.kept().changes()).isEmpty();
    }

    @Test
    void a_learner_who_suspends_the_course_suspends_content_that_did_not_say_so() {
        CourseAttempt attempt = of(leaf("a"), leaf("b"));
        set(initialized(attempt), "cmi.location", "page 7");
        attempt.ask(new NavigationRequest.SuspendAll());
        attempt.launch();

        Api again = initialized(attempt);
        assertThat(get(again, "cmi.entry")).isEqualTo("resume");
        assertThat(get(again, "cmi.location")).isEqualTo("page 7");
    }

    @Test
    void a_new_attempt_on_an_activity_does_not_see_what_the_suspended_one_had_said() {
        CourseAttempt attempt = of(leaf("a"), leaf("b"));
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
        CourseAttempt attempt = of(leaf("a", SHARED), leaf("b", SHARED));
        set(initialized(attempt), "cmi.objectives.1.success_status", "passed", "cmi.exit", "suspend");
        attempt.ask(new NavigationRequest.Continue());
        set(initialized(attempt), "cmi.objectives.1.success_status", "unknown");
        attempt.ask(new NavigationRequest.Previous());

        assertThat(get(initialized(attempt), "cmi.objectives.1.success_status")).isEqualTo("unknown");
        attempt.ask(new NavigationRequest.Continue());
        assertThat(attempt.state().globals()).containsEntry("G", ObjectiveState.UNKNOWN);
    }
}
