package io.ghasi.delivery.acceptance.sessions;

import static org.assertj.core.api.Assertions.assertThat;

import io.ghasi.delivery.acceptance.school.Course;
import io.ghasi.delivery.acceptance.school.School;
import io.ghasi.delivery.acceptance.school.Seat;
import io.ghasi.delivery.journey.client.Call;
import io.ghasi.delivery.journey.client.Player;
import io.ghasi.delivery.journey.client.Reply;
import io.ghasi.delivery.journey.world.Deployment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Next, previous, jump and branch. */
class NavigationTest {
    private final School school = School.open(Deployment.shared());

    @Test
    void every_move_counts_in_version_and_lamport() throws Exception {
        Seat seat = school.seat(Course.OPEN);
        String session = seat.session();

        seat.done(Player.next(session));
        Reply back = seat.done(Player.navigate(session, "{\"type\":\"previous\"}"));

        assertThat(back.data().at("/cursor/lessonId").stringValue()).isEqualTo("L1");
        assertThat(back.data().get("version").intValue()).isEqualTo(3);
        assertThat(back.data().get("lamport").intValue()).isEqualTo(3);
        assertThat(back.data().get("lessonsVisited").intValue()).isEqualTo(2);
        assertThat(back.header("ETag")).isEqualTo("\"3\"");
    }

    @Test
    void a_branch_leads_on_and_leaves_its_name_in_the_path() throws Exception {
        Seat seat = school.seat(Course.FORK);
        String session = seat.session();
        seat.refused(branch(session, "right"), 422, "delivery.navigation.gate_closed");
        seat.pass("q");

        JsonNode cursor = seat.done(branch(session, "right")).data().get("cursor");

        assertThat(cursor.get("lessonId").stringValue()).isEqualTo("Right");
        assertThat(cursor.get("branchPath")).hasToString("[\"right\"]");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"type":"previous"}                                | at_start
            {"type":"jump","lessonId":"nowhere"}               | unknown_target
            {"type":"jump","lessonId":"Left","blockId":"none"} | unknown_target
            {"type":"jump","lessonId":"End"}                   | prerequisite_missing
            {"type":"branch","branchId":"up"}                  | not_offered
            {"type":"exit"}                                    | not_supported
            {"type":"suspend"}                                 | not_supported
            {"type":"abandon"}                                 | not_supported
            """)
    void what_leads_nowhere_says_why(String target, String reason) throws Exception {
        Seat seat = school.seat(Course.FORK);
        String session = seat.session();

        Reply refused = seat.refused(Player.navigate(session, target), 422, "delivery.navigation.unreachable");

        assertThat(refused.json().get("reason").stringValue()).isEqualTo(reason);
    }

    @Test
    void a_missing_prerequisite_is_named() throws Exception {
        Seat seat = school.seat(Course.FORK);
        String session = seat.session();

        Reply refused = seat.refused(
                Player.navigate(session, "{\"type\":\"jump\",\"lessonId\":\"End\"}"),
                422,
                "delivery.navigation.unreachable");

        assertThat(refused.json().get("lessons")).hasToString("[\"Left\",\"Right\"]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ps_7ZZZZZZZZZZZZZZZZZZZZZZZZZ", "ps_00000000000000000000000000"})
    void a_session_that_nobody_has_is_not_found(String session) throws Exception {
        school.seat(Course.OPEN).refused(Player.next(session), 404, "resource.not_found");
    }

    private static Call branch(String session, String branch) {
        return Player.navigate(session, "{\"type\":\"branch\",\"branchId\":\"" + branch + "\"}");
    }
}
