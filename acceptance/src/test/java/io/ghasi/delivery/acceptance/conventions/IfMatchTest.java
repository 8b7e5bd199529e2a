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
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a client has seen: If-Match on every write. */
class IfMatchTest {
    private final School school = School.open(Deployment.shared());
    private final Seat seat = school.seat(Course.OPEN);

    @ParameterizedTest
    @ValueSource(strings = {"\"2\"", "*", " * ", "\"1\", \"2\"", "\"x\",\"2\"", "\"2\",", "W/\"1\", \"2\""})
    void what_names_the_version_goes_on(String ifMatch) throws Exception {
        String session = atVersion2();

        assertThat(next(session, ifMatch).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"1\"", "\"3\"", "W/\"2\"", "\"02\"", "\"\"", "\"x\"", "\"1\", \"3\"", "\"99999999999\""})
    void what_does_not_name_it_is_told_which_it_is(String ifMatch) throws Exception {
        String session = atVersion2();
        Stored before = Stored.session(seat.world(), session);

        Reply reply = next(session, ifMatch);

        assertThat(reply.status() + " " + reply.code()).isEqualTo("412 precondition.failed");
        assertThat(reply.header("ETag")).isEqualTo("\"2\"");
        assertThat(reply.json().get("currentVersion").intValue()).isEqualTo(2);
        assertThat(Stored.session(seat.world(), session)).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "2", "\"2", "2\"", "*, \"2\"", "\"2\" \"3\"", "w/\"2\"", "\"2\"x", "'2'"})
    void what_is_no_entity_tag_is_refused(String ifMatch) throws Exception {
        String session = atVersion2();

        Reply reply = next(session, ifMatch);

        assertThat(reply.status() + " " + reply.code()).as(reply.toString()).isEqualTo("422 validation.field_invalid");
        assertThat(reply.json().at("/errors/0/field").stringValue()).isEqualTo("header.If-Match");
    }

    @Test
    void it_is_honoured_on_every_write() throws Exception {
        String session = atVersion2();

        for (String verb : List.of("pause", "resume", "complete", "abandon", "heartbeat")) {
            Call call = seat.player().signed(Player.transition(session, verb)).with("If-Match", "\"1\"");
            assertThat(seat.send(call).code()).as(verb).isEqualTo("precondition.failed");
        }
        Call pause = seat.player().signed(Player.transition(session, "pause")).with("If-Match", "\"2\"");
        assertThat(seat.send(pause).header("ETag")).isEqualTo("\"3\"");
    }

    @Concurrent
    void of_many_who_saw_the_same_version_one_goes_on_and_the_others_are_told() throws Exception {
        String session = atVersion2();

        List<Reply> replies = Together.times(8, () -> next(session, "\"2\""));

        assertThat(replies.stream().map(Reply::status)).containsOnlyOnce(200).containsOnly(200, 412);
        assertThat(Stored.session(seat.world(), session).version()).isEqualTo(3);
    }

    private Reply next(String session, String ifMatch) throws Exception {
        return seat.send(seat.player().signed(Player.next(session)).with("If-Match", ifMatch));
    }

    private String atVersion2() throws Exception {
        String session = seat.session();
        seat.done(Player.next(session));
        return session;
    }
}
