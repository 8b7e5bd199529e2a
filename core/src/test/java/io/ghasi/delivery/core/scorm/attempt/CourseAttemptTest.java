package io.ghasi.delivery.core.scorm.attempt;

import static io.ghasi.delivery.core.scorm.sequencing.Trees.cluster;
import static io.ghasi.delivery.core.scorm.sequencing.Trees.leaf;
import static org.assertj.core.api.Assertions.assertThat;

import io.ghasi.delivery.core.scorm.activity.ActivityTree;
import io.ghasi.delivery.core.scorm.activity.CompletionThreshold;
import io.ghasi.delivery.core.scorm.activity.Content;
import io.ghasi.delivery.core.scorm.activity.Item;
import io.ghasi.delivery.core.scorm.activity.Objective;
import io.ghasi.delivery.core.scorm.activity.ObjectiveMap;
import io.ghasi.delivery.core.scorm.activity.ObjectiveMap.Access;
import io.ghasi.delivery.core.scorm.runtime.Api;
import io.ghasi.delivery.core.scorm.sequencing.NavigationRequest;
import io.ghasi.delivery.core.scorm.sequencing.ObjectiveState;
import io.ghasi.delivery.core.scorm.sequencing.Sequencer.Outcome;
import io.ghasi.delivery.core.scorm.sequencing.Trees.Says;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
        CourseAttempt attempt =
                CourseAttempt.begin(tree, Map.of(), new CourseAttempt.Learner("u1", "Doe, J"), new SplittableRandom(7));
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
                List.of(new Content.Store("store", true, true)),
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

        assertThat(attempt.terminate()).isInstanceOf(Outcome.Delivered.class);
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
        assertThat(itself.terminate()).isEqualTo(new Outcome.Idle());
        assertThat(itself.state().globals()).isEmpty();

        CourseAttempt all = of(leaf("a", SHARED), leaf("b"));
        set(initialized(all), "adl.nav.request", "abandonAll");
        assertThat(all.terminate()).isEqualTo(new Outcome.Ended());
    }

    @Test
    void time_out_and_logout_leave_the_course_whatever_was_asked_for() {
        for (String exit : List.of("time-out", "logout")) {
            CourseAttempt attempt = of(leaf("a"), leaf("b"));
            set(initialized(attempt), "cmi.exit", exit, "adl.nav.request", "continue");

            assertThat(attempt.terminate()).isEqualTo(new Outcome.Ended());
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
        assertThat(attempt.terminate()).isEqualTo(new Outcome.Ended());
        attempt.launch();

        assertThat(delivered(attempt)).isEqualTo("b");
        assertThat(get(initialized(attempt), "cmi.suspend_data")).isEqualTo("all");
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
                new CourseAttempt.Learner("u1", "Doe, J"),
                new SplittableRandom(8));

        assertThat(again.snapshot()).isEqualTo(attempt.snapshot());
        assertThat(visit(again).api().getLastError()).isEqualTo("401");
        assertThat(visit(again).api().initialize("").error().number()).isEqualTo(103);
        assertThat(get(visit(again).api(), "adl.nav.request_valid.previous")).isEqualTo("true");
        again.ask(new NavigationRequest.Previous());
        assertThat(get(initialized(again), "cmi.location")).isEqualTo("page 7");
    }
}
