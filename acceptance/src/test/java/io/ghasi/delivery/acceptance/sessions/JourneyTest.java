package io.ghasi.delivery.acceptance.sessions;

import static org.assertj.core.api.Assertions.assertThat;

import io.ghasi.delivery.acceptance.school.Course;
import io.ghasi.delivery.acceptance.school.School;
import io.ghasi.delivery.acceptance.school.Seat;
import io.ghasi.delivery.acceptance.school.Stored;
import io.ghasi.delivery.journey.client.Call;
import io.ghasi.delivery.journey.client.Player;
import io.ghasi.delivery.journey.client.Reply;
import io.ghasi.delivery.journey.world.Deployment;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Journey J-11, and the worked example of the specification. */
class JourneyTest {
    private final School school = School.open(Deployment.shared());

    @Test
    void a_learner_starts_moves_finds_where_they_were_and_goes_on_at_another_device() throws Exception {
        Seat phone = school.seat(Course.OPEN);
        String session = phone.session();
        phone.done(Player.next(session));
        JsonNode moved = phone.done(Player.navigate(session, "{\"type\":\"jump\",\"lessonId\":\"L3\"}"))
                .data();
        phone.done(Player.transition(session, "pause"));

        Seat laptop = phone.atAnotherDevice();
        JsonNode last = laptop.done(Call.get(Player.SESSIONS + "/last?courseVersionId="
                        + laptop.course().text()))
                .data();
        Reply resumed = laptop.done(Player.transition(session, "resume"));

        assertThat(last.at("/session/id").stringValue()).isEqualTo(session);
        assertThat(last.at("/position/cursor")).isEqualTo(moved.get("cursor"));
        assertThat(last.at("/position/lamport")).isEqualTo(moved.get("lamport"));
        assertThat(last.at("/position/source").stringValue()).isEqualTo("aggregate");
        assertThat(resumed.data().get("state").stringValue()).isEqualTo("active");
        assertThat(resumed.data().get("cursor")).isEqualTo(moved.get("cursor"));
        assertThat(resumed.data().get("deviceId").stringValue())
                .isEqualTo(laptop.learner().device().text());
        assertThat(Stored.session(phone.world(), session).events())
                .containsExactly("started", "navigated", "navigated", "paused learner", "resumed device");
    }

    @Test
    void the_example_of_the_specification_goes_as_it_says() throws Exception {
        Seat seat = school.seat(Course.EXAMPLE);

        Reply started = seat.start();
        String session = started.data().get("id").stringValue();
        assertThat(at(started)).isEqualTo("active A 1");
        assertThat(started.header("Location")).isEqualTo(Player.SESSIONS + "/" + session);

        Reply closed = seat.refused(Player.next(session), 422, "delivery.navigation.gate_closed");
        assertThat(closed.json().at("/gates/0").stringValue()).isEqualTo("q1");
        Reply incomplete = seat.refused(Player.transition(session, "complete"), 422, "delivery.completion.incomplete");
        assertThat(incomplete.json().get("lessons")).hasToString("[\"B\",\"C\"]");
        assertThat(incomplete.json().get("gates")).hasToString("[\"q1\"]");

        seat.pass("q1");
        assertThat(at(seat.done(Player.next(session)))).isEqualTo("active B 2");
        assertThat(at(seat.done(Player.next(session)))).isEqualTo("active C 3");
        Reply end = seat.refused(Player.next(session), 422, "delivery.navigation.unreachable");
        assertThat(end.json().get("reason").stringValue()).isEqualTo("at_end");

        Reply completed = seat.done(Player.transition(session, "complete"));
        assertThat(at(completed)).isEqualTo("completed C 3");
        assertThat(completed.data().get("outcome").stringValue()).isEqualTo("completed");
        assertThat(completed.data().get("endedAt").isNull()).isFalse();
        assertThat(Stored.session(seat.world(), session).events())
                .isEqualTo(List.of("started", "navigated", "navigated", "completed"));
    }

    private static String at(Reply reply) {
        JsonNode data = reply.data();
        return data.get("state").stringValue() + " "
                + data.at("/cursor/lessonId").stringValue() + " "
                + data.get("lessonsVisited").intValue();
    }
}
