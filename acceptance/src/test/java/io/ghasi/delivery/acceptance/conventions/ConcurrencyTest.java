package io.ghasi.delivery.acceptance.conventions;

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
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

/** Several writes to one session at once, each with a key of its own and without If-Match. */
class ConcurrencyTest {
    private final School school = School.open(Deployment.shared());
    private final Seat seat = school.seat(Course.OPEN);

    // Two that arrive one after the other both step: what must not happen is that one of two that overlap steps twice.
    @Concurrent
    void a_double_click_steps_as_often_as_it_is_told() throws Exception {
        String session = seat.session();

        List<Reply> replies = Together.times(2, () -> seat.ask(Player.next(session)));

        long stepped = replies.stream().filter(reply -> reply.status() == 200).count();
        assertThat(stepped).isGreaterThanOrEqualTo(1);
        assertThat(replies)
                .allSatisfy(reply -> assertThat(String.valueOf(reply.code())).isIn("null", "resource.conflict"));
        assertThat(Stored.session(seat.world(), session).version()).isEqualTo(1 + (int) stepped);
    }

    @Concurrent
    void of_sixteen_pauses_one_pauses_and_the_others_find_it_paused() throws Exception {
        String session = seat.session();

        List<Reply> replies = Together.times(16, () -> seat.ask(Player.transition(session, "pause")));

        assertThat(replies.stream().map(Reply::code))
                .containsOnlyOnce((String) null)
                .containsOnly(null, "delivery.play_session.not_active");
        assertThat(Stored.session(seat.world(), session).events()).containsExactly("started", "paused learner");
    }

    @Concurrent
    void of_sixteen_who_end_a_session_one_ends_it() throws Exception {
        String session = seat.session();

        List<Reply> replies = Together.times(16, () -> seat.ask(Player.transition(session, "abandon")));

        assertThat(replies.stream().map(Reply::code))
                .containsOnlyOnce((String) null)
                .containsOnly(null, "delivery.play_session.terminal");
    }

    @Concurrent
    void sixteen_jumps_are_all_made_one_after_the_other_or_told_that_they_lost() throws Exception {
        String session = seat.session();

        List<Reply> replies =
                Together.times(16, () -> seat.ask(Player.navigate(session, "{\"type\":\"jump\",\"lessonId\":\"L3\"}")));

        long jumped = replies.stream().filter(reply -> reply.status() == 200).count();
        assertThat(jumped).isGreaterThanOrEqualTo(4);
        assertThat(replies)
                .allSatisfy(reply -> assertThat(String.valueOf(reply.code())).isIn("null", "resource.conflict"));
        assertThat(Stored.session(seat.world(), session).version()).isEqualTo(1 + (int) jumped);
        assertThat(replies.stream()
                        .filter(reply -> reply.status() == 200)
                        .map(reply -> reply.header("ETag"))
                        .distinct())
                .hasSize((int) jumped);
    }

    @Concurrent
    void starts_at_once_make_attempts_without_a_gap_and_leave_one_active() throws Exception {
        Seat fresh = school.seat(Course.OPEN);

        List<Reply> replies = Together.times(5, () -> fresh.ask(Player.start(fresh.enrollment(), fresh.course())));

        assertThat(replies.stream().map(Reply::status)).contains(201).isSubsetOf(201, 409);
        List<String> rows = Stored.strings(
                fresh.world(),
                "SELECT attempt_number || ' ' || state FROM delivery.play_sessions WHERE user_id = ? ORDER BY attempt_number",
                fresh.learner().user().value());
        int started =
                (int) replies.stream().filter(reply -> reply.status() == 201).count();
        List<String> expected = new ArrayList<>();
        for (int i = 1; i <= started; i++) {
            expected.add(i + (i == started ? " active" : " paused"));
        }
        assertThat(rows).isEqualTo(expected);
    }

    @Concurrent
    void two_sessions_that_are_resumed_at_once_leave_one_active() throws Exception {
        Seat fresh = school.seat(Course.OPEN);
        String first = fresh.session();
        String second = fresh.session();
        fresh.done(Player.transition(second, "pause"));
        List<Callable<Reply>> both = List.of(
                () -> fresh.ask(Player.transition(first, "resume")),
                () -> fresh.ask(Player.transition(second, "resume")));

        List<Reply> replies = Together.all(both);

        assertThat(replies.stream().map(Reply::status)).contains(200).isSubsetOf(200, 409);
        assertThat(List.of(
                        Stored.session(fresh.world(), first).state(),
                        Stored.session(fresh.world(), second).state()))
                .containsOnlyOnce("active");
    }
}
