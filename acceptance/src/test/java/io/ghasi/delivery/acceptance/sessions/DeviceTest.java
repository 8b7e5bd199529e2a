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

/** A session sits on one device. */
class DeviceTest {
    private static final String ELSEWHERE = "delivery.play_session.on_other_device";

    private final School school = School.open(Deployment.shared());

    @Test
    void another_device_reads_and_writes_nothing_but_a_take_over() throws Exception {
        Seat phone = school.seat(Course.OPEN);
        String session = phone.session();
        Stored before = Stored.session(phone.world(), session);
        Seat laptop = phone.atAnotherDevice();

        laptop.done(Player.read(session));
        laptop.done(Player.outline(session));
        for (String verb : List.of("pause", "complete", "abandon", "heartbeat")) {
            laptop.refused(Player.transition(session, verb), 409, ELSEWHERE);
        }
        laptop.refused(Player.next(session), 409, ELSEWHERE);
        assertThat(Stored.session(phone.world(), session)).isEqualTo(before);

        Reply taken = laptop.done(Player.transition(session, "resume"));
        assertThat(taken.data().get("version").intValue()).isEqualTo(2);
        assertThat(taken.data().get("deviceId").stringValue())
                .isEqualTo(laptop.learner().device().text());
        phone.refused(Player.next(session), 409, ELSEWHERE);
        laptop.done(Player.next(session));
        assertThat(Stored.session(phone.world(), session).events())
                .containsExactly("started", "resumed device", "navigated");
    }

    @Test
    void resuming_what_is_active_here_changes_nothing() throws Exception {
        Seat seat = school.seat(Course.OPEN);
        String session = seat.session();
        Stored before = Stored.session(seat.world(), session);

        Reply resumed = seat.done(Player.transition(session, "resume"));

        assertThat(resumed.header("ETag")).isEqualTo("\"1\"");
        assertThat(Stored.session(seat.world(), session)).isEqualTo(before);
    }

    @Test
    void a_take_over_pauses_what_is_active_on_the_device_that_takes_over() throws Exception {
        Seat phone = school.seat(Course.OPEN);
        Seat laptop = phone.atAnotherDevice();
        String first = phone.session();
        String second = laptop.session();

        laptop.done(Player.transition(first, "resume"));

        assertThat(Stored.session(phone.world(), second).events()).containsExactly("started", "paused new_session");
        assertThat(Stored.session(phone.world(), first).state()).isEqualTo("active");
    }
}
