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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The states of a session and the ways between them. */
class LifecycleTest {
    private final School school = School.open(Deployment.shared());

    @Test
    void a_paused_session_does_nothing_but_resume_and_end() throws Exception {
        Seat seat = school.seat(Course.OPEN);
        String session = seat.session();
        Reply paused = seat.done(Player.transition(session, "pause"));
        assertThat(paused.data().get("state").stringValue()).isEqualTo("paused");

        for (String verb : List.of("pause", "complete", "heartbeat")) {
            seat.refused(Player.transition(session, verb), 409, "delivery.play_session.not_active");
        }
        seat.refused(Player.next(session), 409, "delivery.play_session.not_active");

        assertThat(seat.done(Player.transition(session, "resume"))
                        .data()
                        .get("state")
                        .stringValue())
                .isEqualTo("active");
        seat.done(Player.transition(session, "pause"));
        Reply abandoned = seat.done(Player.transition(session, "abandon"));
        assertThat(abandoned.data().get("endReason").stringValue()).isEqualTo("learner");
        assertThat(Stored.session(seat.world(), session).events())
                .containsExactly("started", "paused learner", "resumed learner", "paused learner", "abandoned learner");
    }

    @ParameterizedTest
    @ValueSource(strings = {"complete", "abandon"})
    void an_ended_session_stays_as_it_is(String verb) throws Exception {
        Seat seat = school.seat(Course.OPEN);
        String session = seat.session();
        seat.done(Player.next(session));
        seat.done(Player.next(session));
        seat.done(Player.transition(session, verb));
        Stored ended = Stored.session(seat.world(), session);

        for (String again : List.of("pause", "resume", "complete", "abandon", "heartbeat")) {
            seat.refused(Player.transition(session, again), 409, "delivery.play_session.terminal");
        }
        seat.refused(Player.next(session), 409, "delivery.play_session.terminal");

        assertThat(Stored.session(seat.world(), session)).isEqualTo(ended);
    }

    @Test
    void a_new_start_is_the_next_attempt_and_pauses_the_one_before() throws Exception {
        Seat seat = school.seat(Course.OPEN);
        String first = seat.session();

        Reply second = seat.start();

        assertThat(second.data().get("attemptNumber").intValue()).isEqualTo(2);
        assertThat(seat.done(Player.read(first)).data().get("state").stringValue())
                .isEqualTo("paused");
        assertThat(Stored.session(seat.world(), first).events()).containsExactly("started", "paused new_session");
    }

    @Test
    void what_is_resumed_pauses_what_is_active_on_that_device() throws Exception {
        Seat seat = school.seat(Course.OPEN);
        String first = seat.session();
        String second = seat.session();

        seat.done(Player.transition(first, "resume"));

        assertThat(Stored.session(seat.world(), first).state()).isEqualTo("active");
        assertThat(Stored.session(seat.world(), second).state()).isEqualTo("paused");
    }

    @Test
    void sessions_on_two_devices_are_active_side_by_side() throws Exception {
        Seat phone = school.seat(Course.OPEN);
        String first = phone.session();

        Reply second = phone.atAnotherDevice().start();

        assertThat(second.data().get("attemptNumber").intValue()).isEqualTo(2);
        assertThat(Stored.session(phone.world(), first).state()).isEqualTo("active");
    }

    @Test
    void no_more_attempts_are_made_than_the_enrollment_allows() throws Exception {
        Seat seat = school.seat(Course.OPEN, 2);
        seat.session();
        seat.session();

        seat.refused(Player.start(seat.enrollment(), seat.course()), 403, "delivery.attempts.exhausted");
    }
}
