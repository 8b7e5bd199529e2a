package io.ghasi.delivery.acceptance.grants;

import static org.assertj.core.api.Assertions.assertThat;

import io.ghasi.delivery.acceptance.school.Course;
import io.ghasi.delivery.acceptance.school.Seat;
import io.ghasi.delivery.acceptance.school.Stored;
import io.ghasi.delivery.journey.client.Call;
import io.ghasi.delivery.journey.client.Learner;
import io.ghasi.delivery.journey.client.Player;
import io.ghasi.delivery.journey.client.Reply;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Who gets a run-time grant, with which answers. */
class HandedOutTest {
    private static final String HEADER = "X-Runtime-Grant";

    private final Ward ward = Ward.SHARED;
    private final Seat seat = ward.seat();

    // A good grant leads to nothing here; one that is not good is not let in at all.
    private String good(Reply reply) throws Exception {
        String grant = Objects.requireNonNull(reply.header(HEADER), reply.toString());
        assertThat(ward.ask(grant, "/nothing").status()).isEqualTo(404);
        assertThat(reply.body()).doesNotContain(grant);
        return grant;
    }

    private static void none(Reply reply) {
        assertThat(reply.status()).as(reply.toString()).isLessThan(300);
        assertThat(reply.headers().map()).doesNotContainKey(HEADER);
    }

    private static List<UUID> ids(String grant) {
        ByteBuffer octets = ByteBuffer.wrap(Base64.getUrlDecoder().decode(grant), 6, 64);
        return List.of(id(octets), id(octets), id(octets), id(octets));
    }

    private static UUID id(ByteBuffer octets) {
        return new UUID(octets.getLong(), octets.getLong());
    }

    private static List<UUID> ids(Learner learner, String session) {
        return List.of(
                learner.tenant().value(),
                learner.user().value(),
                Stored.uuid(session),
                learner.device().value());
    }

    @Test
    void a_start_a_resume_and_an_outline_bring_one_for_this_session_and_device() throws Exception {
        Reply started = seat.start();
        String session = started.data().required("id").stringValue();
        assertThat(ids(good(started))).isEqualTo(ids(seat.learner(), session));
        assertThat(ids(good(seat.done(Player.outline(session))))).isEqualTo(ids(seat.learner(), session));
        seat.done(Player.transition(session, "pause"));

        assertThat(ids(good(seat.done(Player.transition(session, "resume"))))).isEqualTo(ids(seat.learner(), session));

        Seat other = seat.atAnotherDevice();
        assertThat(ids(good(other.done(Player.transition(session, "resume")))))
                .isEqualTo(ids(other.learner(), session));
    }

    @Test
    void an_answer_that_is_given_again_brings_one_too() throws Exception {
        Call start = seat.player().signed(Player.start(seat.enrollment(), seat.course()));
        String first = good(seat.send(start));
        Reply again = seat.send(start);

        assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
        assertThat(ids(good(again))).isEqualTo(ids(first));
    }

    @Test
    void a_session_that_is_not_active_brings_none() throws Exception {
        String session = seat.session();

        none(seat.done(Player.transition(session, "pause")));
        none(seat.done(Player.outline(session)));
        seat.done(Player.transition(session, "abandon"));
        none(seat.done(Player.outline(session)));
    }

    @Test
    void a_course_whose_content_does_not_call_brings_one_for_its_files() throws Exception {
        Seat plain = ward.school.seat(Course.OPEN);
        Reply started = plain.start();
        String session = started.data().required("id").stringValue();

        assertThat(ids(good(started))).isEqualTo(ids(plain.learner(), session));
        assertThat(ids(good(plain.done(Player.outline(session))))).isEqualTo(ids(plain.learner(), session));
        plain.done(Player.transition(session, "pause"));
        good(plain.done(Player.transition(session, "resume")));
    }

    @Test
    void staff_get_none_for_what_they_read() throws Exception {
        String session = seat.session();
        Seat staff = seat.as(ward.school.learner(), "delivery.play_session:read_any");

        none(staff.done(Player.outline(session)));
    }

    @Test
    void other_answers_bring_none() throws Exception {
        String session = seat.session();

        none(seat.done(Player.read(session)));
        none(seat.done(Player.transition(session, "heartbeat")));
        none(seat.done(Call.get(Player.SESSIONS)));
    }
}
