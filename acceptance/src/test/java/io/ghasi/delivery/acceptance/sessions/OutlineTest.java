package io.ghasi.delivery.acceptance.sessions;

import static org.assertj.core.api.Assertions.assertThat;

import io.ghasi.delivery.acceptance.school.Course;
import io.ghasi.delivery.acceptance.school.School;
import io.ghasi.delivery.acceptance.school.Seat;
import io.ghasi.delivery.journey.client.Player;
import io.ghasi.delivery.journey.client.Reply;
import io.ghasi.delivery.journey.world.Deployment;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** One call is enough to draw a player. */
class OutlineTest {
    private final School school = School.open(Deployment.shared());

    @Test
    void it_shows_what_was_visited_where_one_is_and_what_is_barred() throws Exception {
        Seat seat = school.seat(Course.EXAMPLE);
        String session = seat.session();

        assertThat(lessons(seat, session)).isEqualTo("A:current B:gate_closed[q1] C");

        seat.pass("q1");
        assertThat(lessons(seat, session)).isEqualTo("A:current B C");

        seat.done(Player.next(session));
        assertThat(lessons(seat, session)).isEqualTo("A:visited B:current C");
    }

    @Test
    void it_says_which_ways_are_valid_now() throws Exception {
        Seat seat = school.seat(Course.EXAMPLE);
        String session = seat.session();

        assertThat(valid(seat, session))
                .isEqualTo("next:gate_closed previous:at_start exit:not_supported suspend:not_supported "
                        + "complete:incomplete");

        seat.pass("q1");
        seat.done(Player.next(session));
        assertThat(valid(seat, session))
                .isEqualTo("next previous exit:not_supported suspend:not_supported complete:incomplete");

        seat.done(Player.next(session));
        assertThat(valid(seat, session))
                .isEqualTo("next:at_end previous exit:not_supported suspend:not_supported complete");
    }

    @Test
    void nothing_is_valid_while_the_session_is_not_in_play() throws Exception {
        Seat seat = school.seat(Course.OPEN);
        String session = seat.session();
        String nothing =
                "next:not_in_play previous:not_in_play exit:not_in_play suspend:not_in_play complete:not_in_play";

        seat.done(Player.transition(session, "pause"));
        assertThat(valid(seat, session)).isEqualTo(nothing);

        seat.done(Player.transition(session, "resume"));
        assertThat(valid(seat, session)).startsWith("next previous:at_start");

        seat.done(Player.transition(session, "abandon"));
        assertThat(valid(seat, session)).isEqualTo(nothing);
    }

    @Test
    void it_has_the_version_and_the_progress_of_the_session() throws Exception {
        Seat seat = school.seat(Course.OPEN);
        String session = seat.session();
        seat.done(Player.next(session));

        Reply outline = seat.done(Player.outline(session));

        assertThat(outline.header("ETag")).isEqualTo("\"2\"");
        assertThat(outline.data().get("version").intValue()).isEqualTo(2);
        JsonNode progress = outline.data().get("progress");
        assertThat(progress.get("lessonsVisited").intValue()).isEqualTo(2);
        assertThat(progress.get("lessonsTotal").intValue()).isEqualTo(4);
        assertThat(progress.get("requiredTotal").intValue()).isEqualTo(3);
        assertThat(progress.get("percent").intValue()).isEqualTo(66);
    }

    @Test
    void it_lists_the_branches_of_the_lesson_that_one_is_in() throws Exception {
        Seat seat = school.seat(Course.FORK);
        String session = seat.session();

        JsonNode branches = seat.done(Player.outline(session)).data().get("branches");

        assertThat(branches.valueStream().map(OutlineTest::withBarrier).collect(Collectors.joining(" ")))
                .isEqualTo("left right:gate_closed[q]");
        seat.done(Player.navigate(session, "{\"type\":\"branch\",\"branchId\":\"left\"}"));
        assertThat(seat.done(Player.outline(session)).data().get("branches")).isEmpty();
    }

    @Test
    void a_move_ends_in_the_block_that_was_asked_for() throws Exception {
        Seat seat = school.seat(Course.OPEN);
        String session = seat.session();

        seat.done(Player.navigate(session, "{\"type\":\"jump\",\"lessonId\":\"L1\",\"blockId\":\"b2\"}"));

        JsonNode blocks = seat.done(Player.outline(session)).data().at("/modules/0/lessons/0/blocks");
        assertThat(blocks.get(0).get("current").booleanValue()).isFalse();
        assertThat(blocks.get(1).get("current").booleanValue()).isTrue();
    }

    private static String lessons(Seat seat, String session) throws Exception {
        JsonNode module = seat.done(Player.outline(session)).data().at("/modules/0");
        return module.get("lessons")
                .valueStream()
                .map(lesson -> withBarrier(lesson) + place(lesson))
                .collect(Collectors.joining(" "));
    }

    private static String place(JsonNode lesson) {
        if (lesson.get("current").booleanValue()) {
            return ":current";
        }
        return lesson.get("visited").booleanValue() ? ":visited" : "";
    }

    private static String withBarrier(JsonNode node) {
        JsonNode barrier = node.get("barrier");
        String what = node.get("id").stringValue();
        return barrier.isNull()
                ? what
                : what + ":" + barrier.get("kind").stringValue()
                        + barrier.get("gates").toString().replace("\"", "");
    }

    private static String valid(Seat seat, String session) throws Exception {
        return seat.done(Player.outline(session)).data().get("valid").properties().stream()
                .map(way -> way.getKey()
                        + (way.getValue().get("available").booleanValue()
                                ? ""
                                : ":" + way.getValue().at("/barrier/kind").stringValue()))
                .collect(Collectors.joining(" "));
    }
}
