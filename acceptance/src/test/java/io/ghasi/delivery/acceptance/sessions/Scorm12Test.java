package io.ghasi.delivery.acceptance.sessions;

import static org.assertj.core.api.Assertions.assertThat;

import io.ghasi.delivery.acceptance.school.Course;
import io.ghasi.delivery.acceptance.school.School;
import io.ghasi.delivery.acceptance.school.Seat;
import io.ghasi.delivery.acceptance.school.Stored;
import io.ghasi.delivery.journey.client.Player;
import io.ghasi.delivery.journey.client.Reply;
import io.ghasi.delivery.journey.world.Deployment;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A SCORM 1.2 course, played. */
class Scorm12Test {
    private final School school = School.open(Deployment.shared());
    private final Seat seat = school.seat(Course.SPEAKING_12);

    private JsonNode outline(String session) throws Exception {
        return seat.done(Player.outline(session)).data();
    }

    private String front(String session) throws Exception {
        JsonNode delivered = outline(session).at("/sequenced/delivered");
        return delivered.isNull()
                ? "nothing"
                : delivered.required("activityId").stringValue() + " "
                        + delivered.required("visit").intValue();
    }

    private Content content(String session, String item, int visit) {
        return new Content(seat, session, item, visit);
    }

    private static List<String> values(Reply reply) {
        return reply.data()
                .required("replies")
                .valueStream()
                .map(one -> one.path("value").asString(one.required("result").stringValue()))
                .toList();
    }

    @Test
    void a_course_is_played_from_its_start_to_its_end_with_a_pause() throws Exception {
        Reply started = seat.start();
        String session = started.data().required("id").stringValue();
        assertThat(started.header("X-Runtime-Grant")).isNotNull();
        assertThat(front(session)).isEqualTo("A 1");

        Content first = content(session, "A", 1);
        first.says("initialize", "set cmi.core.lesson_location page 7", "set cmi.comments my own words");
        seat.done(Player.transition(session, "pause"));
        seat.refused(first.batch(2, "commit"), 409, "delivery.play_session.not_active");
        seat.done(Player.transition(session, "resume"));
        assertThat(front(session)).isEqualTo("A 2");
        Content again = content(session, "A", 2);
        assertThat(values(again.says("initialize", "get cmi.core.entry", "get cmi.core.lesson_location")))
                .containsExactly("true", "resume", "page 7");
        again.says("set cmi.core.exit ", "set cmi.core.session_time 0000:05:00", "terminate");

        Reply next = seat.done(Player.next(session));
        assertThat(next.data().at("/cursor/lessonId").stringValue()).isEqualTo("B");
        Content test = content(session, "B", 3);
        assertThat(values(test.says(
                        "initialize",
                        "get cmi.student_data.mastery_score",
                        "get cmi.student_data.max_time_allowed",
                        "get cmi.student_data.time_limit_action",
                        "get cmi.launch_data",
                        "get cmi.core.lesson_status")))
                .containsExactly("true", "80", "0000:30:00", "continue,no message", "bank=7", "not attempted");
        Reply last = test.says("set cmi.core.score.raw 90", "set cmi.core.lesson_status incomplete", "terminate");
        assertThat(last.data().at("/ended/delivered").isNull()).isTrue();
        assertThat(outline(session).at("/modules/0/lessons/1/status").stringValue())
                .isEqualTo("completed");

        JsonNode ended = seat.done(Player.transition(session, "complete")).data();
        assertThat(ended.required("outcome").stringValue()).isEqualTo("passed");
        assertThat(ended.at("/score/scaled").doubleValue()).isEqualTo(0.9);
        assertThat(Stored.session(seat.world(), session).events())
                .containsExactly(
                        "started",
                        "committed",
                        "paused learner",
                        "resumed learner",
                        "committed",
                        "navigated",
                        "committed",
                        "completed");
    }

    @Test
    void what_is_barred_says_what_it_lacks_until_that_is_done() throws Exception {
        String session = seat.session();
        JsonNode barrier = outline(session).at("/modules/0/lessons/1/barrier");
        assertThat(barrier).hasToString("{\"kind\":\"prerequisite_missing\",\"gates\":[],\"lessons\":[\"A\"]}");
        Reply refused = seat.refused(
                Player.navigate(session, "{\"type\":\"jump\",\"lessonId\":\"B\"}"),
                422,
                "delivery.navigation.unreachable");
        assertThat(refused.json().required("reason").stringValue()).isEqualTo("prerequisite_missing");

        content(session, "A", 1).says("initialize");
        // Who goes away from content that has said nothing has completed it.
        seat.done(Player.navigate(session, "{\"type\":\"jump\",\"lessonId\":\"B\"}"));
        assertThat(front(session)).isEqualTo("B 2");
        Reply late = seat.refused(content(session, "A", 1).batch(2, "commit"), 409, "resource.conflict");
        assertThat(late.json().required("reason").stringValue()).isEqualTo("not_delivered");
    }

    @Test
    void a_session_that_was_finished_is_followed_by_a_new_one_and_another_is_gone_on_with() throws Exception {
        String session = seat.session();
        content(session, "A", 1).says("initialize", "set cmi.core.lesson_status completed", "terminate");
        seat.done(Player.next(session));
        content(session, "B", 2)
                .says("initialize", "set cmi.core.score.raw 40", "set cmi.core.exit logout", "terminate");

        JsonNode ended = seat.done(Player.read(session)).data();
        assertThat(ended.required("state").stringValue()).isEqualTo("completed");
        assertThat(ended.required("outcome").stringValue()).isEqualTo("failed");
        assertThat(ended.at("/score/scaled").doubleValue()).isEqualTo(0.4);
        String other = seat.session();
        assertThat(front(other)).isEqualTo("A 1");
        seat.done(Player.transition(other, "complete"));
        String third = seat.session();
        content(third, "A", 1).says("initialize", "set cmi.core.lesson_location page 7", "terminate");
        seat.done(Player.navigate(third, "{\"type\":\"exit\"}"));

        assertThat(front(seat.session())).isEqualTo("B 1");
    }
}
