package io.ghasi.delivery.core.scorm12.course;

import static io.ghasi.delivery.core.scorm12.course.Scorm12CourseTest.BEGIN;
import static io.ghasi.delivery.core.scorm12.course.Scorm12CourseTest.END;
import static io.ghasi.delivery.core.scorm12.course.Scorm12CourseTest.GOOD;
import static io.ghasi.delivery.core.scorm12.course.Scorm12CourseTest.course;
import static io.ghasi.delivery.core.scorm12.course.Scorm12CourseTest.raw;
import static io.ghasi.delivery.core.scorm12.course.Scorm12CourseTest.status;
import static io.ghasi.delivery.core.scorm12.course.Sitting.replies;
import static org.assertj.core.api.Assertions.assertThat;

import io.ghasi.delivery.core.course.NavigationRequest.Jump;
import io.ghasi.delivery.core.course.NavigationRequest.Next;
import io.ghasi.delivery.core.course.NavigationRequest.Suspend;
import io.ghasi.delivery.core.course.Route;
import io.ghasi.delivery.core.course.RuntimeAnswer;
import io.ghasi.delivery.core.course.RuntimeCall;
import io.ghasi.delivery.core.course.RuntimeCall.Get;
import io.ghasi.delivery.core.course.RuntimeCall.Put;
import io.ghasi.delivery.core.course.RuntimeReply;
import io.ghasi.delivery.core.course.RuntimeReport;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Whose turn it is, and what is told of what was said. */
class Scorm12TurnsTest {
    private final Sitting sitting = new Sitting(course());

    @Test
    void a_batch_is_made_once_and_told_as_often_as_it_is_asked_for() {
        Get where = new Get("cmi.core.lesson_location");
        RuntimeAnswer first = sitting.say("a", 1, 1, BEGIN, new Put("cmi.core.lesson_location", "1"), where);
        assertThat(replies(first)).containsExactly(GOOD, GOOD, new RuntimeReply("1", "0"));
        sitting.say("a", 1, 2, new Put("cmi.core.lesson_location", "2"));

        assertThat(sitting.say("a", 1, 1, BEGIN, new Put("cmi.core.lesson_location", "1"), where))
                .isEqualTo(new RuntimeAnswer.Repeated(replies(first), false));
        assertThat(sitting.say("a", 1, 1, BEGIN)).isEqualTo(new RuntimeAnswer.OtherBatch());
        assertThat(sitting.say("a", 1, 5, where)).isEqualTo(new RuntimeAnswer.OutOfSequence(3));
        assertThat(replies(sitting.say("a", 1, 3, where))).containsExactly(new RuntimeReply("2", "0"));
    }

    @Test
    void the_batch_that_ended_is_told_again_when_its_item_has_begun_anew() {
        RuntimeAnswer ended = sitting.say("a", 1, 1, BEGIN, END);
        assertThat(((RuntimeAnswer.Answered) ended).ended()).isTrue();
        assertThat(sitting.front()).isEqualTo("nothing");
        sitting.ask(new Jump("a", null));

        assertThat(sitting.front()).isEqualTo("a 2");
        assertThat(sitting.say("a", 1, 1, BEGIN, END)).isEqualTo(new RuntimeAnswer.Repeated(replies(ended), true));
        assertThat(sitting.say("a", 1, 2, BEGIN)).isEqualTo(new RuntimeAnswer.NotDelivered());
    }

    @Test
    void a_window_that_its_learner_has_left_is_too_late_and_one_that_ended_is_told_so() {
        sitting.say("a", 1, 1, BEGIN);
        sitting.ask(new Next());
        assertThat(sitting.say("a", 1, 2, status("failed"))).isEqualTo(new RuntimeAnswer.NotDelivered());
        assertThat(sitting.say("a", 1, 1, BEGIN)).isInstanceOf(RuntimeAnswer.Repeated.class);
        assertThat(sitting.say("a", 2, 1, BEGIN)).isEqualTo(new RuntimeAnswer.NotDelivered());
        assertThat(sitting.say("page", 1, 1, BEGIN)).isEqualTo(new RuntimeAnswer.NotDelivered());
        assertThat(sitting.say("nowhere", 1, 1, BEGIN)).isEqualTo(new RuntimeAnswer.NotDelivered());

        sitting.say("b", 2, 1, BEGIN, END);
        assertThat(replies(sitting.say("b", 2, 2, new Get("cmi.core.entry"))))
                .containsExactly(new RuntimeReply("", "301"));
    }

    @Test
    void content_that_ends_twice_has_ended_once() {
        sitting.say("a", 1, 1, BEGIN, new Put("cmi.core.session_time", "00:01:00"), END);
        assertThat(sitting.front()).isEqualTo("nothing");

        assertThat(replies(sitting.say("a", 1, 2, END, new RuntimeCall.LastError())))
                .containsExactly(new RuntimeReply("false", "301"), new RuntimeReply("301", "301"));
        assertThat(sitting.front()).isEqualTo("nothing");
        sitting.ask(new Suspend());
        sitting.ask(new Jump("a", null));
        assertThat(replies(sitting.say("a", 2, 1, BEGIN, new Get("cmi.core.total_time"), new Get("cmi.core.entry"))))
                .extracting(RuntimeReply::result)
                .containsExactly("true", "0000:01:00.00", "");
    }

    @Test
    void comments_are_told_as_what_they_have_become() {
        sitting.say("a", 1, 1, BEGIN, new Put("cmi.comments", "one"));
        RuntimeReport report = ((RuntimeAnswer.Answered)
                        sitting.say("a", 1, 2, new Put("cmi.comments", "two"), new Put("cmi.comments", "three")))
                .report();

        assertThat(Objects.requireNonNull(report).changed()).containsEntry("cmi.comments", "onetwothree");
    }

    @Test
    void a_window_that_was_closed_is_opened_again_as_the_next_visit_and_its_time_is_lost() {
        sitting.say(
                "a",
                1,
                1,
                BEGIN,
                new Put("cmi.core.lesson_location", "7"),
                new Put("cmi.core.session_time", "00:01:00"));
        assertThat(sitting.say("a", 2, 2, BEGIN)).isEqualTo(new RuntimeAnswer.OutOfSequence(1));

        assertThat(replies(sitting.say(
                        "a", 2, 1, BEGIN, new Get("cmi.core.lesson_location"), new Get("cmi.core.total_time"))))
                .extracting(RuntimeReply::result)
                .containsExactly("true", "7", "0000:00:00.00");
        assertThat(sitting.front()).isEqualTo("a 2");
        assertThat(sitting.say("a", 1, 2, BEGIN)).isEqualTo(new RuntimeAnswer.NotDelivered());
    }

    @Test
    void whoever_comes_back_to_what_is_delivered_still_hears_what_was_said_before() {
        sitting.say("a", 1, 1, BEGIN);
        assertThat(sitting.resume()).isInstanceOf(Route.Waits.class);

        assertThat(replies(sitting.say("a", 1, 2, new Put("cmi.core.lesson_location", "8"))))
                .containsExactly(GOOD);
    }

    @Test
    void more_than_is_told_at_once_is_not_made() {
        sitting.say("a", 1, 1, BEGIN, new Put("cmi.suspend_data", "x".repeat(60_000)));
        RuntimeCall[] calls = IntStream.range(0, 20)
                .mapToObj(n -> n == 0 ? new Put("cmi.core.lesson_location", "1") : new Get("cmi.suspend_data"))
                .toArray(RuntimeCall[]::new);

        assertThat(sitting.say("a", 1, 2, calls)).isEqualTo(new RuntimeAnswer.TooLarge());
        assertThat(replies(sitting.say("a", 1, 2, new Get("cmi.core.lesson_location"))))
                .containsExactly(new RuntimeReply("", "0"));
    }

    @Test
    void setting_and_committing_reads_nothing_of_where_the_attempt_is() {
        int before = sitting.memory.attemptReads;
        RuntimeAnswer.Answered answer = (RuntimeAnswer.Answered)
                sitting.say("a", 1, 1, BEGIN, new Put("cmi.core.lesson_location", "1"), new RuntimeCall.Commit(""));

        assertThat(sitting.memory.attemptReads).isEqualTo(before);
        assertThat(((Scorm12Change) answer.memory()).attempt()).isNull();
    }

    @Test
    void what_content_says_is_told_in_the_words_of_scorm_2004() {
        RuntimeAnswer.Answered answer = (RuntimeAnswer.Answered) sitting.say(
                "a",
                1,
                1,
                BEGIN,
                status("failed"),
                raw("40"),
                new Put("cmi.core.score.max", "50"),
                new Put("cmi.core.session_time", "0001:02:03.5"),
                status("nonsense"));

        RuntimeReport report = Objects.requireNonNull(answer.report());
        assertThat(report.changed())
                .containsOnlyKeys(
                        "cmi.core.lesson_status", "cmi.core.score.raw", "cmi.core.score.max", "cmi.core.session_time");
        assertThat(report.success()).isEqualTo("failed");
        assertThat(report.completion()).isEqualTo("completed");
        assertThat(report.score()).isEqualTo(new RuntimeReport.RuntimeScore(null, "40", null, "50"));
        assertThat(report.sessionTime()).isEqualTo("PT1H2M3.5S");
    }
}
