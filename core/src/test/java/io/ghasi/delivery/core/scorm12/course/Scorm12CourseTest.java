package io.ghasi.delivery.core.scorm12.course;

import static io.ghasi.delivery.core.scorm12.course.Sitting.replies;
import static org.assertj.core.api.Assertions.assertThat;

import io.ghasi.delivery.core.course.Barrier;
import io.ghasi.delivery.core.course.NavigationRequest.Abandon;
import io.ghasi.delivery.core.course.NavigationRequest.Branch;
import io.ghasi.delivery.core.course.NavigationRequest.Exit;
import io.ghasi.delivery.core.course.NavigationRequest.Jump;
import io.ghasi.delivery.core.course.NavigationRequest.Next;
import io.ghasi.delivery.core.course.NavigationRequest.Previous;
import io.ghasi.delivery.core.course.NavigationRequest.Suspend;
import io.ghasi.delivery.core.course.Result;
import io.ghasi.delivery.core.course.Route;
import io.ghasi.delivery.core.course.RuntimeAnswer;
import io.ghasi.delivery.core.course.RuntimeCall;
import io.ghasi.delivery.core.course.RuntimeCall.Get;
import io.ghasi.delivery.core.course.RuntimeCall.Initialize;
import io.ghasi.delivery.core.course.RuntimeCall.Put;
import io.ghasi.delivery.core.course.RuntimeCall.Terminate;
import io.ghasi.delivery.core.course.RuntimeReply;
import io.ghasi.delivery.core.scorm12.LessonStatus;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class Scorm12CourseTest {
    static final RuntimeReply GOOD = new RuntimeReply("true", "0");
    static final Initialize BEGIN = new Initialize("");
    static final Terminate END = new Terminate("", false);

    /** Two pages, the second after the first, a page that cannot speak, and a test after both. */
    static Trees course() {
        return new Trees().sco("a", "").sco("b", "a").asset("page").test("quiz", "a&b", "80");
    }

    static Put status(String status) {
        return new Put("cmi.core.lesson_status", status);
    }

    static Put raw(String score) {
        return new Put("cmi.core.score.raw", score);
    }

    static Result result(Route route) {
        return ((Route.Ends) route).result();
    }

    private final Sitting sitting = new Sitting(course());

    @Test
    void it_begins_with_the_first_item_whose_prerequisites_hold() {
        assertThat(sitting.front()).isEqualTo("a 1");
        assertThat(new Sitting(new Trees().sco("x", "y").sco("y", "")).front()).isEqualTo("y 1");
        Sitting barred = new Sitting(new Trees().sco("x", "y").sco("y", "x"));
        assertThat(barred.front()).isEqualTo("nothing");
        assertThat(barred.ask(new Next())).isEqualTo(new Route.Blocked(new Barrier.PrerequisiteMissing(List.of("y"))));
    }

    @Test
    void content_is_told_what_the_package_and_the_platform_say() {
        Sitting test = new Sitting(new Trees().test("quiz", "", "80"));
        assertThat(replies(test.say(
                        "quiz",
                        1,
                        1,
                        BEGIN,
                        new Get("cmi.core.student_id"),
                        new Get("cmi.core.student_name"),
                        new Get("cmi.core.entry"),
                        new Get("cmi.core.credit"),
                        new Get("cmi.core.lesson_mode"),
                        new Get("cmi.core.lesson_status"),
                        new Get("cmi.core.total_time"),
                        new Get("cmi.launch_data"),
                        new Get("cmi.student_data.mastery_score"),
                        new Get("cmi.student_data.max_time_allowed"),
                        new Get("cmi.student_data.time_limit_action"),
                        new Get("cmi.core.exit"))))
                .extracting(RuntimeReply::result)
                .containsExactly(
                        "true",
                        "u1",
                        "Doe, J",
                        "ab-initio",
                        "credit",
                        "normal",
                        "not attempted",
                        "0000:00:00.00",
                        "level=3",
                        "80",
                        "0000:30:00",
                        "continue,no message",
                        "");
    }

    @Test
    void what_is_left_without_a_status_is_completed_and_opens_what_comes_after_it() {
        sitting.say("a", 1, 1, BEGIN, new Put("cmi.core.lesson_location", "1"));

        assertThat(sitting.outline().valid().next().isAvailable()).isTrue();
        assertThat(((Route.To) sitting.ask(new Next())).cursor().lesson()).isEqualTo("b");
        assertThat(sitting.front()).isEqualTo("b 2");
    }

    @Test
    void what_has_not_even_begun_opens_nothing() {
        assertThat(((Route.To) sitting.ask(new Next())).cursor().lesson()).isEqualTo("page");
        assertThat(sitting.ask(new Jump("b", null)))
                .isEqualTo(new Route.Blocked(new Barrier.PrerequisiteMissing(List.of("a"))));
        assertThat(sitting.front()).isEqualTo("page 2");
    }

    @Test
    void a_page_that_cannot_speak_is_completed_by_leaving_it() {
        sitting.ask(new Jump("page", null));
        assertThat(sitting.ask(new Next()))
                .isEqualTo(new Route.Blocked(new Barrier.PrerequisiteMissing(List.of("a", "b"))));
        sitting.ask(new Previous());

        assertThat(sitting.memory.standings()).containsEntry(3, new Standing(LessonStatus.COMPLETED, null));
    }

    @Test
    void next_and_previous_step_over_what_is_barred_and_end_at_the_ends() {
        assertThat(sitting.ask(new Previous())).isEqualTo(new Route.Blocked(new Barrier.AtStart()));
        sitting.ask(new Next());
        assertThat(sitting.front()).isEqualTo("page 2");
        sitting.ask(new Previous());
        assertThat(sitting.front()).isEqualTo("a 3");
        Sitting alone = new Sitting(new Trees().sco("x", ""));
        assertThat(alone.ask(new Next())).isEqualTo(new Route.Blocked(new Barrier.AtEnd()));
    }

    @Test
    void who_is_refused_stays_where_they_were() {
        sitting.say("a", 1, 1, BEGIN, status("incomplete"));

        assertThat(sitting.ask(new Jump("quiz", null)))
                .isEqualTo(new Route.Blocked(new Barrier.PrerequisiteMissing(List.of("a", "b"))));
        assertThat(sitting.ask(new Jump("nowhere", null))).isEqualTo(new Route.Blocked(new Barrier.UnknownTarget()));
        assertThat(sitting.ask(new Jump("course", null))).isEqualTo(new Route.Blocked(new Barrier.UnknownTarget()));
        assertThat(sitting.ask(new Branch("x"))).isEqualTo(new Route.Blocked(new Barrier.NotSupported()));
        assertThat(replies(sitting.say("a", 1, 2, status("completed")))).containsExactly(GOOD);
    }

    @Test
    void a_cluster_is_done_when_all_below_it_is_and_bars_all_below_it() {
        Trees trees = new Trees();
        int first = trees.cluster(0, "first", "");
        trees.sco(first, "x", "").sco(first, "y", "");
        int second = trees.cluster(0, "second", "first");
        trees.sco(second, "z", "");
        Sitting other = new Sitting(trees);
        other.say("x", 1, 1, BEGIN, status("passed"), END);
        assertThat(other.ask(new Jump("z", null)))
                .isEqualTo(new Route.Blocked(new Barrier.PrerequisiteMissing(List.of("first"))));
        other.ask(new Next());
        other.say("y", 2, 1, BEGIN, END);

        assertThat(((Route.To) other.ask(new Next())).cursor().lesson()).isEqualTo("z");
    }

    @Test
    void the_mastery_score_decides_and_the_course_comes_to_what_its_items_do() {
        sitting.say("a", 1, 1, BEGIN, END);
        sitting.ask(new Next());
        sitting.say("b", 2, 1, BEGIN, status("completed"), raw("50"), END);
        sitting.ask(new Next());
        sitting.ask(new Next());
        assertThat(sitting.front()).isEqualTo("quiz 4");
        sitting.say("quiz", 4, 1, BEGIN, status("failed"), raw("90"), END);

        assertThat(result(sitting.course.route(new Exit(), sitting.at()))).isEqualTo(new Result(true, true, 0.7));
        sitting.ask(new Jump("quiz", null));
        sitting.say("quiz", 5, 1, BEGIN, status("passed"), raw("79"), END);
        assertThat(result(sitting.ask(new Exit()))).isEqualTo(new Result(true, false, 0.645));
    }

    @Test
    void without_a_score_to_pass_a_course_is_completed_and_before_that_incomplete() {
        Sitting plain = new Sitting(new Trees().sco("x", "").asset("y"));
        assertThat(result(plain.course.route(new Exit(), plain.at()))).isEqualTo(new Result(null, null, null));
        plain.say("x", 1, 1, BEGIN, END);
        assertThat(result(plain.course.route(new Exit(), plain.at()))).isEqualTo(new Result(false, null, null));
        plain.ask(new Next());
        assertThat(result(plain.ask(new Exit()))).isEqualTo(new Result(true, null, null));
        assertThat(plain.front()).isEqualTo("nothing");
    }

    @Test
    void scores_have_the_bounds_that_content_gives_them() {
        Sitting scored = new Sitting(new Trees().sco("x", ""));
        scored.say("x", 1, 1, BEGIN, raw("15"), new Put("cmi.core.score.min", "10"));
        assertThat(result(scored.course.route(new Exit(), scored.at())).measure())
                .isEqualTo(5.0 / 90);
        scored.say("x", 1, 2, new Put("cmi.core.score.max", "20"));
        assertThat(result(scored.course.route(new Exit(), scored.at())).measure())
                .isEqualTo(0.5);
        scored.say("x", 1, 3, new Put("cmi.core.score.max", "5"));
        assertThat(result(scored.course.route(new Exit(), scored.at())).measure())
                .isEqualTo(0.15);
    }

    @Test
    void who_suspends_comes_back_to_where_they_were() {
        sitting.say(
                "a",
                1,
                1,
                BEGIN,
                new Put("cmi.core.lesson_location", "7"),
                new Put("cmi.core.session_time", "00:01:00"));
        assertThat(sitting.ask(new Suspend())).isInstanceOf(Route.Pauses.class);
        assertThat(sitting.front()).isEqualTo("nothing");
        assertThat(sitting.sequenced().activities().get(1).result()).isEqualTo(new Result(false, null, null));

        assertThat(((Route.To) sitting.resume()).cursor().lesson()).isEqualTo("a");
        assertThat(sitting.front()).isEqualTo("a 2");
        assertThat(replies(sitting.say(
                        "a",
                        2,
                        1,
                        BEGIN,
                        new Get("cmi.core.entry"),
                        new Get("cmi.core.lesson_location"),
                        new Get("cmi.core.lesson_status"),
                        new Get("cmi.core.total_time"))))
                .extracting(RuntimeReply::result)
                .containsExactly("true", "resume", "7", "incomplete", "0000:01:00.00");
    }

    @Test
    void content_that_ends_while_its_learner_pauses_is_suspended_and_its_time_counts_once() {
        sitting.say("a", 1, 1, BEGIN, new Put("cmi.core.session_time", "00:01:00"), new Terminate("", true));
        assertThat(replies(sitting.say("a", 1, 2, new Get("cmi.core.entry"))))
                .containsExactly(new RuntimeReply("", "301"));
        sitting.ask(new Suspend());
        sitting.resume();

        assertThat(replies(sitting.say(
                        "a",
                        2,
                        1,
                        BEGIN,
                        new Get("cmi.core.entry"),
                        new Get("cmi.core.lesson_status"),
                        new Get("cmi.core.total_time"))))
                .extracting(RuntimeReply::result)
                .containsExactly("true", "resume", "incomplete", "0000:01:00.00");
    }

    @Test
    void content_that_ended_while_its_learner_left_has_ended_when_it_is_opened_again() {
        sitting.say("a", 1, 1, BEGIN, new Put("cmi.core.session_time", "00:01:00"), new Terminate("", true));

        assertThat(replies(sitting.say(
                        "a", 2, 1, BEGIN, new Get("cmi.core.lesson_status"), new Get("cmi.core.total_time"))))
                .extracting(RuntimeReply::result)
                .containsExactly("true", "completed", "0000:01:00.00");
        assertThat(sitting.front()).isEqualTo("a 2");
    }

    @Test
    void whoever_gives_up_decides_nothing() {
        sitting.say("a", 1, 1, BEGIN, raw("90"));

        assertThat(sitting.ask(new Abandon())).isInstanceOf(Route.GivesUp.class);
        assertThat(sitting.memory.standings()).isEmpty();
        assertThat(sitting.front()).isEqualTo("nothing");
    }

    @Test
    void who_logs_out_leaves_the_course_and_comes_back_where_something_is_left() {
        RuntimeCall logout = new Put("cmi.core.exit", "logout");
        Sitting one = new Sitting(new Trees().sco("x", ""));

        assertThat(led(one.say("x", 1, 1, BEGIN, status("passed"), logout, END)))
                .isInstanceOf(Route.Ends.class);
        assertThat(led(sitting.say("a", 1, 1, BEGIN, logout, END))).isInstanceOf(Route.Pauses.class);
        assertThat(((Route.To) sitting.resume()).cursor().lesson()).isEqualTo("a");
    }

    private static @Nullable Route led(RuntimeAnswer answer) {
        return ((RuntimeAnswer.Answered) answer).led();
    }

    @Test
    void who_only_looks_in_on_what_was_done_before_has_not_undone_it() {
        sitting.say("a", 1, 1, BEGIN);
        sitting.ask(new Next());
        sitting.memory.forget();
        sitting.resume();
        assertThat(sitting.front()).startsWith("b ");

        assertThat(sitting.ask(new Previous())).isInstanceOf(Route.To.class);
        assertThat(sitting.memory.standings().values())
                .extracting(Standing::status)
                .containsOnly(LessonStatus.COMPLETED);
    }

    @Test
    void a_new_session_goes_on_with_a_course_that_was_not_finished() {
        sitting.say("a", 1, 1, BEGIN, new Put("cmi.core.lesson_location", "7"), status("passed"), END);
        sitting.ask(new Exit());
        sitting.start();

        assertThat(sitting.front()).isEqualTo("b 1");
        sitting.ask(new Previous());
        assertThat(replies(sitting.say("a", 2, 1, BEGIN, new Get("cmi.core.lesson_location"))))
                .containsExactly(GOOD, new RuntimeReply("7", "0"));
    }

    @Test
    void a_new_session_after_one_that_finished_the_course_begins_anew() {
        Sitting one = new Sitting(new Trees().sco("x", ""));
        one.say("x", 1, 1, BEGIN, new Put("cmi.core.lesson_location", "7"), status("failed"), END);
        one.ask(new Exit());
        one.start();

        assertThat(one.front()).isEqualTo("x 1");
        assertThat(replies(one.say(
                        "x", 1, 1, BEGIN, new Get("cmi.core.lesson_location"), new Get("cmi.core.lesson_status"))))
                .extracting(RuntimeReply::result)
                .containsExactly("true", "", "not attempted");
    }

    @Test
    void a_session_of_which_nothing_is_kept_goes_on_where_it_was() {
        sitting.say("a", 1, 1, BEGIN);
        sitting.ask(new Next());
        sitting.memory.forget();

        assertThat(sitting.front()).isEqualTo("nothing");
        assertThat(((Route.To) sitting.course.resume(sitting.at())).cursor().lesson())
                .isEqualTo("b");
        assertThat(sitting.course.route(new Exit(), sitting.at())).isInstanceOf(Route.Ends.class);
        sitting.ask(new Next());
        assertThat(sitting.front()).isEqualTo("page 1");
        assertThat(((Route.To) sitting.ask(new Next())).cursor().lesson()).isEqualTo("quiz");
    }

    @Test
    void an_outline_shows_what_is_in_front_and_why_the_rest_cannot_be_had() {
        sitting.say("a", 1, 1, BEGIN, status("incomplete"));

        assertThat(sitting.outline().lessons())
                .extracting(view -> view.lesson().id() + " " + view.current() + " " + view.availability())
                .containsExactly(
                        "a true Available[]",
                        "b false Unavailable[barrier=PrerequisiteMissing[lessons=[a]]]",
                        "page false Available[]",
                        "quiz false Unavailable[barrier=PrerequisiteMissing[lessons=[a, b]]]");
        assertThat(sitting.sequenced().activities())
                .extracting(view -> view.id() + " " + view.parent() + " " + view.shown() + " " + view.available())
                .containsExactly(
                        "course null true false",
                        "a course true true",
                        "b course true false",
                        "page course true true",
                        "quiz course true false");
    }
}
