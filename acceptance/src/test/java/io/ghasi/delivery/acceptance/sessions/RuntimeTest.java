package io.ghasi.delivery.acceptance.sessions;

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
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What content says while it is played. */
class RuntimeTest {
    private final School school = School.open(Deployment.shared());
    private final Seat seat = school.seat(Course.SPEAKING);

    private Content first(String session) {
        return new Content(seat, session, "A", 1);
    }

    private JsonNode sequenced(String session) throws Exception {
        return seat.done(Player.outline(session)).data().required("sequenced");
    }

    private static List<String> replies(Reply reply) {
        return reply.data()
                .required("replies")
                .valueStream()
                .map(one -> one.required("result").stringValue() + " "
                        + one.required("error").stringValue()
                        + (one.has("value") ? " " + one.get("value").stringValue() : ""))
                .toList();
    }

    @Test
    void a_course_is_played_from_its_start_to_its_end() throws Exception {
        String session = seat.session();
        assertThat(sequenced(session).required("delivered"))
                .hasToString("{\"activityId\":\"A\",\"visit\":1,\"hiddenControls\":[]}");

        Content a = first(session);
        assertThat(replies(a.says("initialize", "set cmi.success_status passed", "set cmi.score.scaled 0.8")))
                .containsOnly("true 0");
        Reply led = a.says("set cmi.completion_status completed", "set adl.nav.request continue", "terminate");
        assertThat(led.data().at("/ended/delivered/activityId").stringValue()).isEqualTo("B");
        assertThat(led.data().at("/ended/valid/previous/available").booleanValue())
                .isTrue();
        Content b = new Content(
                seat, session, "B", led.data().at("/ended/delivered/visit").intValue());
        Reply last = b.says(
                "initialize",
                "set cmi.success_status passed",
                "set cmi.completion_status completed",
                "set cmi.score.scaled 1",
                "set adl.nav.request exitAll",
                "terminate");

        assertThat(last.data().required("state").stringValue()).isEqualTo("completed");
        assertThat(last.data().at("/ended/delivered").isNull()).isTrue();
        JsonNode ended = seat.done(Player.read(session)).data();
        assertThat(ended.required("outcome").stringValue()).isEqualTo("passed");
        assertThat(ended.at("/score/scaled").doubleValue()).isEqualTo(0.9);
        assertThat(Stored.session(seat.world(), session).events())
                .containsExactly("started", "committed", "committed", "navigated", "committed", "completed");
        assertThat(seat.done(Player.outline(session))
                        .data()
                        .at("/modules/0/lessons/0/status")
                        .stringValue())
                .isEqualTo("completed");
    }

    @Test
    void a_batch_that_comes_again_is_answered_as_it_was_and_changes_nothing() throws Exception {
        String session = seat.session();
        Content a = first(session);
        Reply begun = a.says("initialize", "set cmi.location 1", "get cmi.location");
        a.says("set cmi.location 2");
        Reply ended = a.says("set adl.nav.request exitAll", "terminate");
        assertThat(ended.data().required("state").stringValue()).isEqualTo("completed");
        List<String> rows = seat.rows();

        Reply again = seat.done(a.batch(1, "initialize", "set cmi.location 1", "get cmi.location"));
        assertThat(replies(again)).isEqualTo(replies(begun)).containsExactly("true 0", "true 0", "true 0 1");
        assertThat(replies(seat.done(a.batch(3, "set adl.nav.request exitAll", "terminate"))))
                .isEqualTo(replies(ended));
        assertThat(seat.rows()).isEqualTo(rows);
        seat.refused(a.batch(4, "get cmi.location"), 409, "delivery.play_session.terminal");
    }

    @Test
    void copies_of_a_batch_that_come_at_once_are_made_once() throws Exception {
        String session = seat.session();
        Content a = first(session);
        a.says("initialize", "set cmi.comments_from_learner.0.comment one");

        List<Reply> all =
                Together.times(8, () -> seat.ask(a.batch(2, "set cmi.comments_from_learner.1.comment two", "commit")));
        assertThat(all).allSatisfy(reply -> {
            assertThat(reply.status()).as(reply.toString()).isEqualTo(200);
            assertThat(replies(reply)).containsExactly("true 0", "true 0");
        });
        assertThat(replies(seat.done(a.batch(3, "get cmi.comments_from_learner._count"))))
                .containsExactly("true 0 2");
    }

    @Test
    void what_is_not_its_turn_is_told_so_and_not_made() throws Exception {
        String session = seat.session();
        Content a = first(session);
        a.says("initialize", "set cmi.location 1");
        List<String> rows = seat.rows();

        Reply gap = seat.refused(a.batch(4, "commit"), 409, "delivery.runtime.sequence_gap");
        assertThat(gap.json().required("expectedSequence").intValue()).isEqualTo(2);
        seat.refused(a.batch(1, "initialize"), 409, "idempotency.key_conflict");
        for (Content other : List.of(
                new Content(seat, session, "B", 1),
                new Content(seat, session, "A", 3),
                new Content(seat, session, "nowhere", 1))) {
            Reply late = seat.refused(other.batch(1, "initialize"), 409, "resource.conflict");
            assertThat(late.json().required("reason").stringValue()).isEqualTo("not_delivered");
        }
        seat.refused(a.batch(2, "commit").with("If-Match", "\"7\""), 412, "precondition.failed");
        Seat away = seat.atAnotherDevice();
        away.refused(a.batch(2, "commit"), 409, "delivery.play_session.on_other_device");
        school.seat(Course.SPEAKING).refused(a.batch(2, "commit"), 403, "authz.forbidden");
        School.open(seat.world()).seat(Course.OPEN).refused(a.batch(2, "commit"), 404, "resource.not_found");
        seat.as(seat.learner(), "delivery.play_session:navigate")
                .refused(a.batch(2, "commit"), 403, "authz.insufficient_scope");
        assertThat(seat.rows()).isEqualTo(rows);
    }

    @Test
    void of_two_windows_the_one_that_was_left_is_too_late() throws Exception {
        String session = seat.session();
        Content a = first(session);
        a.says("initialize", "set cmi.location 1");
        seat.done(Player.navigate(session, "{\"type\":\"jump\",\"lessonId\":\"B\"}"));

        Reply late = seat.refused(a.batch(2, "set cmi.location 2", "commit"), 409, "resource.conflict");
        assertThat(late.json().required("reason").stringValue()).isEqualTo("not_delivered");
        assertThat(new Content(seat, session, "B", 2).says("initialize").status())
                .isEqualTo(200);
    }

    @Test
    void who_suspends_goes_on_where_they_were() throws Exception {
        String session = seat.session();
        first(session).says("initialize", "set cmi.location page 7", "set cmi.exit suspend", "commit");

        Reply paused = seat.done(Player.navigate(session, "{\"type\":\"suspend\"}"));
        assertThat(paused.data().required("state").stringValue()).isEqualTo("paused");
        seat.refused(first(session).batch(2, "commit"), 409, "delivery.play_session.not_active");
        seat.done(Player.transition(session, "resume"));

        JsonNode delivered = sequenced(session).required("delivered");
        assertThat(delivered.required("activityId").stringValue()).isEqualTo("A");
        Content again =
                new Content(seat, session, "A", delivered.required("visit").intValue());
        assertThat(replies(again.says("initialize", "get cmi.entry", "get cmi.location")))
                .containsExactly("true 0", "true 0 resume", "true 0 page 7");
        assertThat(Stored.session(seat.world(), session).events())
                .containsExactly("started", "committed", "paused learner", "resumed learner");
    }

    @Test
    void pause_suspends_complete_exits_and_abandon_gives_up() throws Exception {
        String paused = seat.session();
        first(paused).says("initialize", "set cmi.location page 7");
        seat.done(Player.transition(paused, "pause"));
        seat.done(Player.transition(paused, "resume"));
        assertThat(replies(new Content(seat, paused, "A", 2).says("initialize", "get cmi.location")))
                .containsExactly("true 0", "true 0 page 7");

        String completed = seat.session();
        assertThat(seat.done(Player.transition(completed, "complete"))
                        .data()
                        .required("outcome")
                        .stringValue())
                .isEqualTo("incomplete");
        String abandoned = seat.session();
        Reply gone = seat.done(Player.navigate(abandoned, "{\"type\":\"abandon\"}"));
        assertThat(gone.data().required("state").stringValue()).isEqualTo("abandoned");
        assertThat(gone.data().required("endReason").stringValue()).isEqualTo("learner");
    }

    @Test
    void a_window_that_was_closed_is_opened_again_as_the_next_visit_on_another_device_too() throws Exception {
        String session = seat.session();
        first(session).says("initialize", "set cmi.location page 7");
        Seat away = seat.atAnotherDevice();
        away.done(Player.transition(session, "resume"));

        Content again = new Content(away, session, "A", 2);
        assertThat(replies(again.says("initialize", "get cmi.location"))).containsExactly("true 0", "true 0 page 7");
    }

    @Test
    void more_than_is_told_at_once_is_too_large() throws Exception {
        String session = seat.session();
        Content a = first(session);
        a.says("initialize", "set cmi.suspend_data " + "x".repeat(60_000));
        String[] calls = new String[20];
        Arrays.fill(calls, "get cmi.suspend_data");

        seat.refused(a.batch(2, calls), 413, "request.too_large");
        assertThat(replies(a.says("get cmi.suspend_data")).getFirst()).hasSize(60_007);
    }

    @Test
    void a_course_that_waits_for_a_choice_delivers_nothing_until_then() throws Exception {
        Seat chooser = school.seat(Course.CHOOSING);
        String session = chooser.session();
        JsonNode outline = chooser.done(Player.outline(session)).data();
        assertThat(outline.at("/sequenced/delivered").isNull()).isTrue();
        assertThat(outline.at("/modules/0/lessons/1/available").booleanValue()).isTrue();
        chooser.refused(Player.next(session), 422, "delivery.navigation.unreachable");
        chooser.refused(Player.transition(session, "complete"), 422, "delivery.navigation.unreachable");
        chooser.refused(new Content(chooser, session, "A", 1).batch(1, "initialize"), 409, "resource.conflict");

        chooser.done(Player.transition(session, "pause"));
        chooser.done(Player.transition(session, "resume"));
        Reply chosen = chooser.done(Player.navigate(session, "{\"type\":\"jump\",\"lessonId\":\"B\"}"));

        assertThat(chosen.data().at("/cursor/lessonId").stringValue()).isEqualTo("B");
        assertThat(new Content(chooser, session, "B", 1).says("initialize").status())
                .isEqualTo(200);
    }

    @Test
    void nothing_speaks_in_a_native_course() throws Exception {
        Seat other = school.seat(Course.OPEN);
        Call batch = first(other.session()).batch(1, "initialize");

        Reply refused = other.refused(batch, 422, "delivery.navigation.unreachable");
        assertThat(refused.json().required("reason").stringValue()).isEqualTo("not_supported");
    }

    @Test
    void sequencing_that_bars_the_way_says_so() throws Exception {
        String session = seat.session();
        Reply refused = seat.refused(
                Player.navigate(session, "{\"type\":\"previous\"}"), 422, "delivery.navigation.unreachable");
        assertThat(refused.json().required("reason").stringValue()).isEqualTo("sequencing");
        assertThat(seat.done(Player.outline(session))
                        .data()
                        .at("/valid/previous/barrier/kind")
                        .stringValue())
                .isEqualTo("not_offered");
    }
}
