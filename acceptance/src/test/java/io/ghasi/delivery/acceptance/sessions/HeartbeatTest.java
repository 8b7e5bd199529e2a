package io.ghasi.delivery.acceptance.sessions;

import static org.assertj.core.api.Assertions.assertThat;

import io.ghasi.delivery.acceptance.school.Course;
import io.ghasi.delivery.acceptance.school.School;
import io.ghasi.delivery.acceptance.school.Seat;
import io.ghasi.delivery.acceptance.school.Stored;
import io.ghasi.delivery.acceptance.school.Together;
import io.ghasi.delivery.journey.client.Player;
import io.ghasi.delivery.journey.client.Reply;
import io.ghasi.delivery.journey.world.Deployment;
import io.ghasi.delivery.testkit.concurrency.Concurrent;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Still here. */
class HeartbeatTest {
    private final School school = School.open(Deployment.shared());
    private final Seat seat = school.seat(Course.OPEN);

    @Test
    void a_beat_within_a_minute_writes_nothing() throws Exception {
        String session = seat.session();
        List<String> before = seat.rows();

        seat.done(Player.transition(session, "heartbeat"));

        assertThat(seat.rows()).isEqualTo(before);
    }

    @Test
    void a_beat_after_a_minute_touches_the_session_and_tells_nobody() throws Exception {
        String session = seat.session();
        age(session);
        Stored before = Stored.session(seat.world(), session);

        Reply reply = seat.done(Player.transition(session, "heartbeat"));

        Stored after = Stored.session(seat.world(), session);
        assertThat(after.lastActivityAt()).isGreaterThan(before.lastActivityAt());
        assertThat(after.version()).isEqualTo(before.version());
        assertThat(after.events()).isEqualTo(before.events());
        assertThat(reply.header("ETag")).isEqualTo("\"1\"");
    }

    @Concurrent
    void of_many_beats_at_once_one_writes() throws Exception {
        String session = seat.session();
        age(session);

        List<Reply> replies = Together.times(16, () -> seat.ask(Player.transition(session, "heartbeat")));

        assertThat(replies).allSatisfy(reply -> assertThat(reply.status()).isEqualTo(200));
        // Start's key, and one of a beat: what changed nothing remembers nothing.
        assertThat(Stored.strings(
                        seat.world(),
                        "SELECT key FROM delivery.idempotency_keys WHERE user_id = ?",
                        seat.learner().user().value()))
                .hasSize(2);
    }

    private void age(String session) throws Exception {
        Stored.change(
                seat.world(),
                "UPDATE delivery.play_sessions SET last_activity_at = last_activity_at - interval '61 s' WHERE id = ?",
                Stored.uuid(session));
    }
}
