package io.ghasi.delivery.core.scorm.attempt;

import static io.ghasi.delivery.core.scorm.attempt.Player.SHARED;
import static io.ghasi.delivery.core.scorm.attempt.Player.delivered;
import static io.ghasi.delivery.core.scorm.attempt.Player.get;
import static io.ghasi.delivery.core.scorm.attempt.Player.initialized;
import static io.ghasi.delivery.core.scorm.attempt.Player.playing;
import static io.ghasi.delivery.core.scorm.attempt.Player.set;
import static io.ghasi.delivery.core.scorm.attempt.Player.terminated;
import static io.ghasi.delivery.core.scorm.attempt.Player.visit;
import static io.ghasi.delivery.core.scorm.sequencing.Trees.leaf;
import static org.assertj.core.api.Assertions.assertThat;

import io.ghasi.delivery.core.scorm.activity.CompletionThreshold;
import io.ghasi.delivery.core.scorm.activity.Content;
import io.ghasi.delivery.core.scorm.activity.Objective;
import io.ghasi.delivery.core.scorm.runtime.Api;
import io.ghasi.delivery.core.scorm.runtime.SharedStore;
import io.ghasi.delivery.core.scorm.sequencing.NavigationRequest;
import io.ghasi.delivery.core.scorm.sequencing.ObjectiveState;
import io.ghasi.delivery.core.scorm.sequencing.Sequencer.Outcome;
import io.ghasi.delivery.core.scorm.sequencing.Trees.Says;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class CourseAttemptTest {
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
        Api api = initialized(playing(leaf("a", content, says)));

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
        CourseAttempt attempt = playing(leaf("a"), leaf("b"), leaf("c"));
        set(initialized(attempt), "adl.nav.request", "{target=c}choice");

        assertThat(terminated(attempt)).isInstanceOf(Outcome.Delivered.class);
        assertThat(delivered(attempt)).isEqualTo("c");
    }

    @Test
    void what_the_learner_asks_for_comes_first_and_ends_content_that_did_not_end() {
        CourseAttempt attempt = playing(leaf("a", SHARED), leaf("b"), leaf("c"));
        Visit first = visit(attempt);
        set(initialized(attempt), "adl.nav.request", "{target=c}choice", "cmi.objectives.1.success_status", "failed");
        attempt.ask(new NavigationRequest.Continue());

        assertThat(delivered(attempt)).isEqualTo("b");
        assertThat(first.isOver()).isTrue();
        assertThat(attempt.state().globals()).containsEntry("G", ObjectiveState.UNKNOWN.withSatisfied(false));
    }

    @Test
    void a_visit_that_is_over_still_answers_and_ends_once() {
        CourseAttempt attempt = playing(leaf("a"), leaf("b"));
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
        CourseAttempt attempt = playing(leaf("a", SHARED), leaf("b", SHARED));
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
        CourseAttempt attempt = playing(leaf("a"), leaf("b"));
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
        CourseAttempt attempt = playing(leaf("a", SHARED), leaf("b"));
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
        CourseAttempt attempt = playing(leaf("a", SHARED), leaf("b"));
        set(initialized(attempt), "adl.nav.request", "abandon", "cmi.objectives.1.success_status", "passed");
        attempt.ask(new NavigationRequest.Continue());
        assertThat(delivered(attempt)).isEqualTo("b");
        assertThat(attempt.state().globals()).isEmpty();

        CourseAttempt itself = playing(leaf("a", SHARED), leaf("b"));
        set(initialized(itself), "adl.nav.request", "abandon", "cmi.objectives.1.success_status", "passed");
        assertThat(terminated(itself)).isEqualTo(new Outcome.Idle());
        assertThat(itself.state().globals()).isEmpty();

        CourseAttempt all = playing(leaf("a", SHARED), leaf("b"));
        set(initialized(all), "adl.nav.request", "abandonAll");
        assertThat(terminated(all)).isEqualTo(new Outcome.Ended());
    }

    @Test
    void time_out_and_logout_leave_the_course_whatever_was_asked_for() {
        for (String exit : List.of("time-out", "logout")) {
            CourseAttempt attempt = playing(leaf("a"), leaf("b"));
            set(initialized(attempt), "cmi.exit", exit, "adl.nav.request", "continue");

            assertThat(terminated(attempt)).isEqualTo(new Outcome.Ended());
        }
    }

    @Test
    void content_is_told_what_would_be_granted() {
        CourseAttempt attempt = playing(leaf("a"), leaf("b"));
        Api api = initialized(attempt);

        assertThat(get(api, "adl.nav.request_valid.continue")).isEqualTo("true");
        assertThat(get(api, "adl.nav.request_valid.previous")).isEqualTo("false");
        assertThat(get(api, "adl.nav.request_valid.choice.{target=b}")).isEqualTo("true");
        assertThat(get(api, "adl.nav.request_valid.choice.{target=x}")).isEqualTo("false");
        assertThat(get(api, "adl.nav.request_valid.jump.{target=b}")).isEqualTo("true");
        assertThat(delivered(attempt)).isEqualTo("a");
    }

    @Test
    void shared_data_go_from_one_activity_to_another_as_far_as_each_may_see_and_change_them() {
        CourseAttempt attempt = playing(
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
    void an_attempt_goes_on_from_what_was_kept() {
        CourseAttempt attempt = playing(leaf("a"), leaf("b"));
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
    void a_learner_who_gives_the_course_up_has_nothing_kept() {
        CourseAttempt attempt = playing(leaf("a", SHARED), leaf("b"));
        set(initialized(attempt), "cmi.objectives.1.success_status", "passed", "cmi.exit", "suspend");
        attempt.ask(new NavigationRequest.AbandonAll());

        assertThat(attempt.state().globals()).isEmpty();
        assertThat(attempt.kept().changes()).isEmpty();
    }
}
