package io.ghasi.delivery.acceptance.sessions;

import static org.assertj.core.api.Assertions.assertThat;

import io.ghasi.delivery.acceptance.school.Course;
import io.ghasi.delivery.acceptance.school.School;
import io.ghasi.delivery.acceptance.school.Seat;
import io.ghasi.delivery.journey.client.Call;
import io.ghasi.delivery.journey.client.Player;
import io.ghasi.delivery.journey.client.Reply;
import io.ghasi.delivery.journey.world.Deployment;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The caller's sessions, newest first, page by page. */
class ListTest {
    private final School school = School.open(Deployment.shared());
    private final Seat seat = school.seat(Course.OPEN);
    private final List<String> newestFirst = new ArrayList<>();

    @BeforeEach
    void five_sessions() throws Exception {
        for (int i = 0; i < 5; i++) {
            newestFirst.addFirst(seat.session());
        }
    }

    @Test
    void pages_follow_each_other_to_the_end() throws Exception {
        Reply first = list("size=2");
        Reply second = list("size=2&cursor=" + next(first));
        Reply third = list("size=2&cursor=" + next(second));

        assertThat(ids(first)).isEqualTo(newestFirst.subList(0, 2));
        assertThat(ids(second)).isEqualTo(newestFirst.subList(2, 4));
        assertThat(ids(third)).isEqualTo(newestFirst.subList(4, 5));
        assertThat(third.json().at("/meta/page/nextCursor").isNull()).isTrue();
        assertThat(third.json().at("/meta/page/size").intValue()).isEqualTo(2);
    }

    @Test
    void a_page_that_ends_with_the_list_is_the_last() throws Exception {
        assertThat(list("size=5").json().at("/meta/page/nextCursor").isNull()).isTrue();
        assertThat(ids(list(""))).hasSize(5);
    }

    @Test
    void filters_keep_what_they_name() throws Exception {
        seat.done(Player.transition(newestFirst.getLast(), "abandon"));
        Seat other = school.seat(Course.FORK, seat.learner(), null);

        assertThat(ids(list("state=active"))).containsExactly(newestFirst.getFirst());
        assertThat(ids(list("state=abandoned"))).containsExactly(newestFirst.getLast());
        assertThat(ids(list("state=completed"))).isEmpty();
        assertThat(ids(list("enrollmentId=" + seat.enrollment().text()))).hasSize(5);
        assertThat(ids(list("enrollmentId=" + other.enrollment().text()))).isEmpty();
        assertThat(ids(list("courseVersionId=" + other.course().text() + "&state=paused")))
                .isEmpty();
    }

    @Test
    void a_cursor_is_for_its_own_filters_and_its_own_reader() throws Exception {
        String cursor = next(list("size=2&state=paused"));

        assertThat(ids(list("size=2&state=paused&cursor=" + cursor))).hasSize(2);
        invalid(seat, "size=2&cursor=" + cursor);
        invalid(seat, "size=2&state=active&cursor=" + cursor);
        invalid(school.seat(Course.OPEN), "size=2&state=paused&cursor=" + cursor);
    }

    @Test
    void a_cursor_that_was_tampered_with_is_refused() throws Exception {
        String cursor = next(list("size=2"));

        for (int i = 0; i < cursor.length(); i += 5) {
            char other = cursor.charAt(i) == 'A' ? 'B' : 'A';
            invalid(seat, "size=2&cursor=" + cursor.substring(0, i) + other + cursor.substring(i + 1));
        }
        invalid(seat, "size=2&cursor=" + cursor + "A");
        invalid(seat, "size=2&cursor=" + cursor + "=");
        invalid(seat, "size=2&cursor=" + cursor.substring(1));
    }

    @Test
    void nobody_sees_the_sessions_of_another() throws Exception {
        assertThat(ids(school.seat(Course.OPEN).done(Call.get(Player.SESSIONS))))
                .isEmpty();
    }

    @Test
    void the_last_session_is_the_newest_of_a_course_or_an_enrollment() throws Exception {
        String last = Player.SESSIONS + "/last?";

        assertThat(seat.done(Call.get(last + "enrollmentId=" + seat.enrollment().text()))
                        .data()
                        .at("/session/id")
                        .stringValue())
                .isEqualTo(newestFirst.getFirst());
        seat.refused(
                Call.get(last + "courseVersionId=" + school.course(Course.FORK).text()), 404, "resource.not_found");
        seat.refused(Call.get(Player.SESSIONS + "/last"), 422, "validation.field_required");
        seat.refused(
                Call.get(last + "enrollmentId=" + seat.enrollment().text() + "&courseVersionId="
                        + seat.course().text()),
                422,
                "validation.conflict");
    }

    private Reply list(String query) throws Exception {
        return seat.done(Call.get(Player.SESSIONS + (query.isEmpty() ? "" : "?" + query)));
    }

    private static void invalid(Seat asking, String query) throws Exception {
        Reply reply = asking.refused(Call.get(Player.SESSIONS + "?" + query), 422, "validation.field_invalid");
        assertThat(reply.json().at("/errors/0/field").stringValue()).isEqualTo("query.cursor");
    }

    private static String next(Reply page) {
        return page.json().at("/meta/page/nextCursor").stringValue();
    }

    private static List<String> ids(Reply page) {
        return page.data()
                .valueStream()
                .map((JsonNode session) -> session.get("id").stringValue())
                .toList();
    }
}
