package io.ghasi.delivery.acceptance.grants;

import static org.assertj.core.api.Assertions.assertThat;

import io.ghasi.delivery.acceptance.school.Seat;
import io.ghasi.delivery.acceptance.school.Stored;
import io.ghasi.delivery.journey.client.Call;
import io.ghasi.delivery.journey.client.Player;
import io.ghasi.delivery.journey.client.Reply;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Content that speaks by a grant, with nothing else in its hands. */
class SpeaksTest {
    private static final String CALLS =
            "[{\"op\":\"initialize\"},{\"op\":\"set\",\"element\":\"cmi.location\",\"value\":\"3\"}]";

    private final Ward ward = Ward.SHARED;
    private final Seat seat = ward.seat();

    private static Call beacon(String grant, int sequence, String calls, String type) {
        String body =
                "{\"activityId\":\"personal-data\",\"visit\":1,\"sequence\":" + sequence + ",\"calls\":" + calls + "}";
        return new Call("POST", "/api/v1/g/" + grant + "/runtime", List.of(), body).with("Content-Type", type);
    }

    private Reply speak(String grant, int sequence, String calls) throws Exception {
        return seat.send(beacon(grant, sequence, calls, "text/plain;charset=UTF-8"));
    }

    private static void told(Reply reply, String told) {
        assertThat(reply.status() + " " + reply.code()).as(reply.toString()).isEqualTo(told);
    }

    private static String grant(Reply reply) {
        return Objects.requireNonNull(reply.header("X-Runtime-Grant"));
    }

    @Test
    void it_is_heard_as_with_a_token_and_what_it_says_stays() throws Exception {
        Reply started = seat.start();
        String session = started.data().required("id").stringValue();
        Reply first = speak(grant(started), 1, CALLS);
        assertThat(first.status()).as(first.toString()).isEqualTo(200);
        assertThat(first.header("Referrer-Policy")).isEqualTo("no-referrer");

        Reply outline = seat.done(Player.outline(session));
        Reply read = speak(grant(outline), 2, "[{\"op\":\"get\",\"element\":\"cmi.location\"}]");
        assertThat(read.data().at("/replies/0/value").stringValue()).isEqualTo("3");
        Reply again = seat.send(beacon(grant(outline), 1, CALLS, "application/json"));
        assertThat(again.data().required("replies")).isEqualTo(first.data().required("replies"));
    }

    @Test
    void it_is_heard_while_the_session_is_active_on_its_device() throws Exception {
        Reply started = seat.start();
        String session = started.data().required("id").stringValue();
        assertThat(speak(grant(started), 1, CALLS).status()).isEqualTo(200);
        Seat away = seat.atAnotherDevice();
        String taken = grant(away.done(Player.transition(session, "resume")));
        told(speak(grant(started), 2, CALLS), "409 delivery.play_session.on_other_device");

        away.done(Player.transition(session, "pause"));
        told(speak(taken, 2, CALLS), "409 delivery.play_session.not_active");
        away.done(Player.transition(session, "abandon"));
        told(speak(taken, 2, CALLS), "409 delivery.play_session.terminal");
    }

    @Test
    void of_another_session_nothing_is_heard() throws Exception {
        String theirs = grant(ward.seat().start());
        String own = Stored.uuid(seat.session()).toString();
        List<String> rows = rowsOf(own);

        assertThat(speak(theirs, 1, CALLS).status()).isEqualTo(200);
        assertThat(rowsOf(own)).isEqualTo(rows).isNotEmpty();
        told(speak(ward.grant(seat.learner()), 1, CALLS), "404 resource.not_found");
    }

    private List<String> rowsOf(String session) throws Exception {
        return seat.rows().stream().filter(row -> row.contains(session)).toList();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            text/html                 | 415 request.unsupported_media_type
            multipart/form-data       | 415 request.unsupported_media_type
            text/plain;charset=UTF-16 | 415 request.unsupported_media_type
            """)
    void bodies_of_other_kinds_are_not_read(String type, String told) throws Exception {
        told(seat.send(beacon(grant(seat.start()), 1, CALLS, type)), told);
    }

    @Test
    void what_cannot_be_read_is_told_without_the_grant() throws Exception {
        String grant = grant(seat.start());
        Reply malformed = seat.send(beacon(grant, 1, "[", "text/plain"));
        told(malformed, "400 request.malformed");
        assertThat(malformed.body()).doesNotContain(grant).contains("/api/v1/g/redacted/runtime");
        told(seat.send(beacon(grant, 0, CALLS, "text/plain")), "422 validation.field_out_of_range");
        told(speak(grant, 1, CALLS + " ".repeat(1 << 20)), "413 request.too_large");
        told(
                seat.send(beacon(grant, 1, CALLS, "text/plain").with("Accept", "text/html")),
                "406 request.not_acceptable");
    }
}
