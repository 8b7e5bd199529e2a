package io.ghasi.delivery.acceptance.conventions;

import static org.assertj.core.api.Assertions.assertThat;

import io.ghasi.delivery.acceptance.school.Course;
import io.ghasi.delivery.acceptance.school.School;
import io.ghasi.delivery.acceptance.school.Seat;
import io.ghasi.delivery.acceptance.school.Stored;
import io.ghasi.delivery.acceptance.school.Together;
import io.ghasi.delivery.journey.client.Call;
import io.ghasi.delivery.journey.client.Player;
import io.ghasi.delivery.journey.client.Reply;
import io.ghasi.delivery.journey.world.Deployment;
import io.ghasi.delivery.testkit.concurrency.Concurrent;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One key, one effect, one answer. */
class IdempotencyTest {
    private static final String KEY = "Idempotency-Key";

    private final School school = School.open(Deployment.shared());
    private final Seat seat = school.seat(Course.OPEN);

    @Test
    void a_start_that_is_sent_again_is_answered_as_it_was_first() throws Exception {
        Call start = seat.player().signed(Player.start(seat.enrollment(), seat.course()));

        replays(start, 201);

        assertThat(sessions()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"pause", "complete", "abandon"})
    void a_transition_that_is_sent_again_is_answered_as_it_was_first(String verb) throws Exception {
        String session = atTheEnd();

        replays(seat.player().signed(Player.transition(session, verb)), 200);
    }

    @Test
    void a_resume_that_is_sent_again_is_answered_as_it_was_first_whatever_came_after() throws Exception {
        String session = atTheEnd();
        seat.done(Player.transition(session, "pause"));
        Call resume = seat.player().signed(Player.transition(session, "resume"));
        Reply first = seat.send(resume);
        seat.done(Player.transition(session, "abandon"));

        Reply again = seat.send(resume);

        assertThat(again.body()).isEqualTo(first.body());
        assertThat(again.header("ETag")).isEqualTo(first.header("ETag"));
        assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
    }

    @Test
    void a_step_that_is_sent_again_steps_once() throws Exception {
        String session = seat.session();

        replays(seat.player().signed(Player.next(session)), 200);

        assertThat(Stored.session(seat.world(), session).events()).containsExactly("started", "navigated");
    }

    private void replays(Call call, int status) throws Exception {
        Reply first = seat.send(call);
        List<String> stored = seat.rows();
        Reply again = seat.send(call);

        assertThat(first.status()).as(first.toString()).isEqualTo(status);
        assertThat(first.header("Idempotency-Replayed")).isNull();
        assertThat(again.status()).isEqualTo(status);
        assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(again.header("ETag")).isEqualTo(first.header("ETag"));
        assertThat(again.header("Location")).isEqualTo(first.header("Location"));
        assertThat(again.header("X-Request-Id")).isNotEqualTo(first.header("X-Request-Id"));
        assertThat(seat.rows()).isEqualTo(stored);
    }

    @Test
    void a_key_is_for_one_request_its_path_its_body_and_its_device() throws Exception {
        String session = seat.session();
        String other = seat.atAnotherDevice().session();
        Call next = seat.player().signed(Player.next(session));
        String key = Objects.requireNonNull(next.headerMap().get(KEY));
        seat.send(next);
        List<String> before = seat.rows();

        conflicts(seat, Player.navigate(session, "{\"type\":\"previous\"}"), key);
        conflicts(seat, Player.navigate(session, "{ \"type\":\"next\"}"), key);
        conflicts(seat, Player.transition(session, "pause"), key);
        conflicts(seat, Player.next(other), key);
        conflicts(seat.atAnotherDevice(), Player.next(session), key);
        conflicts(seat, Player.start(seat.enrollment(), seat.course()), key);

        assertThat(seat.rows()).isEqualTo(before);
    }

    private static void conflicts(Seat seat, Call call, String key) throws Exception {
        Reply reply = seat.send(seat.player().signed(call).replacing(KEY, key));
        assertThat(reply.code()).as(reply.toString()).isEqualTo("idempotency.key_conflict");
    }

    @Test
    void a_key_of_one_user_means_nothing_to_another() throws Exception {
        String key = Keys.ulid(Instant.now());
        Seat other = school.seat(Course.OPEN);
        Call mine = seat.player().signed(Player.start(seat.enrollment(), seat.course()));
        Call theirs = other.player().signed(Player.start(other.enrollment(), other.course()));

        assertThat(seat.send(mine.replacing(KEY, key)).status()).isEqualTo(201);
        Reply reply = other.send(theirs.replacing(KEY, key));
        assertThat(reply.status()).isEqualTo(201);
        assertThat(reply.header("Idempotency-Replayed")).isNull();
    }

    @Test
    void a_refusal_is_not_remembered() throws Exception {
        Seat gated = school.seat(Course.EXAMPLE);
        String session = gated.session();
        Call next = gated.player().signed(Player.next(session));

        assertThat(gated.send(next).code()).isEqualTo("delivery.navigation.gate_closed");
        gated.pass("q1");
        assertThat(gated.send(next).status()).isEqualTo(200);
        assertThat(gated.send(next).header("Idempotency-Replayed")).isEqualTo("true");
    }

    @Test
    void a_key_is_a_ulid_or_a_uuid_of_version_7() throws Exception {
        Instant now = Instant.now();
        String session = seat.session();

        for (String key : List.of(Keys.uuidV7(now), Keys.uuidV7(now).toUpperCase(Locale.ROOT), Keys.ulid(now))) {
            Call jump = Player.navigate(session, "{\"type\":\"jump\",\"lessonId\":\"L2\"}");
            Reply reply = seat.send(seat.player().signed(jump).replacing(KEY, key));
            assertThat(reply.status()).as(reply.toString()).isEqualTo(200);
        }
    }

    @Test
    void a_key_is_remembered_for_a_day_of_its_own_time() throws Exception {
        Instant now = Instant.now();
        String session = seat.session();

        for (Instant time : List.of(
                now.minus(Duration.ofHours(25)),
                now.minus(Duration.ofHours(24)).minusSeconds(1),
                now.plus(Duration.ofMinutes(2)),
                Instant.EPOCH,
                Instant.ofEpochMilli((1L << 47) - 1))) {
            invalid(session, Keys.ulid(time));
            invalid(session, Keys.uuidV7(time));
        }
        for (Instant time : List.of(now.minus(Duration.ofHours(23)), now.plusSeconds(20))) {
            Call jump = Player.navigate(session, "{\"type\":\"jump\",\"lessonId\":\"L2\"}");
            replays(seat.player().signed(jump).replacing(KEY, Keys.ulid(time)), 200);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "1",
                "01JDCB9W40000000000000007",
                "01JDCB9W4000000000000000777",
                "01jdcb9w400000000000000077",
                "81JDCB9W400000000000000077",
                "01JDCB9W4I0000000000000077",
                "01JDCB9W40000000000000007*",
                "0190d3a1-7c1e-4c4e-9c4e-0190d3a17c1e",
                "{0190d3a1-7c1e-7c4e-9c4e-0190d3a17c1e}",
                "0190d3a17c1e7c4e9c4e0190d3a17c1e",
                "0190d3a1-7c1e-7c4e-cc4e-0190d3a17c1e"
            })
    void what_is_no_key_is_refused(String key) throws Exception {
        invalid(seat.session(), key);
    }

    private void invalid(String session, String key) throws Exception {
        Reply reply = seat.send(seat.player().signed(Player.next(session)).replacing(KEY, key));
        assertThat(reply.status() + " " + reply.code()).as(reply.toString()).isEqualTo("422 validation.field_invalid");
        assertThat(reply.json().at("/errors/0/field").stringValue()).isEqualTo("header.Idempotency-Key");
    }

    @Test
    void without_a_key_nothing_is_written() throws Exception {
        String session = seat.session();
        List<String> before = seat.rows();

        for (Call call : List.of(
                Player.start(seat.enrollment(), seat.course()),
                Player.next(session),
                Player.transition(session, "pause"),
                Player.transition(session, "resume"),
                Player.transition(session, "complete"),
                Player.transition(session, "abandon"),
                Player.transition(session, "heartbeat"))) {
            Reply reply = seat.send(seat.player().signed(call).without(KEY));
            assertThat(reply.status() + " " + reply.code()).isEqualTo("428 idempotency.key_missing");
        }
        assertThat(seat.rows()).isEqualTo(before);
    }

    @Concurrent
    void one_step_sent_sixteen_times_at_once_steps_once_and_all_are_told_the_same() throws Exception {
        String session = seat.session();
        Call next = seat.player().signed(Player.next(session));

        List<Reply> replies = Together.times(16, () -> seat.send(next));

        once(replies, 200);
        assertThat(Stored.session(seat.world(), session).events()).containsExactly("started", "navigated");
    }

    @Concurrent
    void one_start_sent_sixteen_times_at_once_starts_once_and_all_are_told_the_same() throws Exception {
        Call start = seat.player().signed(Player.start(seat.enrollment(), seat.course()));

        List<Reply> replies = Together.times(16, () -> seat.send(start));

        once(replies, 201);
        assertThat(sessions()).hasSize(1);
    }

    private static void once(List<Reply> replies, int status) {
        assertThat(replies)
                .allSatisfy(
                        reply -> assertThat(reply.status()).as(reply.toString()).isEqualTo(status));
        assertThat(replies.stream().map(Reply::body).distinct()).hasSize(1);
        assertThat(replies.stream().filter(reply -> reply.header("Idempotency-Replayed") == null))
                .hasSize(1);
    }

    private List<String> sessions() throws Exception {
        return Stored.strings(
                seat.world(),
                "SELECT id FROM delivery.play_sessions WHERE user_id = ?",
                seat.learner().user().value());
    }

    private String atTheEnd() throws Exception {
        String session = seat.session();
        seat.done(Player.next(session));
        seat.done(Player.next(session));
        return session;
    }
}
