package io.ghasi.delivery.acceptance.conventions;

import static org.assertj.core.api.Assertions.assertThat;

import io.ghasi.delivery.acceptance.school.Course;
import io.ghasi.delivery.acceptance.school.School;
import io.ghasi.delivery.acceptance.school.Seat;
import io.ghasi.delivery.acceptance.wire.Answer;
import io.ghasi.delivery.acceptance.wire.Wire;
import io.ghasi.delivery.journey.client.Call;
import io.ghasi.delivery.journey.client.Player;
import io.ghasi.delivery.journey.client.Reply;
import io.ghasi.delivery.journey.world.Deployment;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Methods, paths and media types. */
class HttpTest {
    private final School school = School.open(Deployment.shared());
    private final Seat seat = school.seat(Course.OPEN);

    @Test
    void head_is_get_without_a_body() throws Exception {
        String session = seat.session();
        Reply get = seat.done(Player.read(session));

        Answer head = signed("HEAD", Player.SESSIONS + "/" + session);

        assertThat(head.status()).isEqualTo(200);
        assertThat(head.header("ETag")).isEqualTo(get.header("ETag"));
        assertThat(head.header("Content-Type")).isEqualTo("application/json");
        assertThat(signed("HEAD", Player.SESSIONS + "/ps_00000000000000000000000000")
                        .status())
                .isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource({
        "PUT, /api/v1/play-sessions, GET POST",
        "DELETE, /api/v1/play-sessions, GET POST",
        "PATCH, /api/v1/play-sessions, GET POST",
        "POST, /api/v1/play-sessions/last, GET",
        "DELETE, /api/v1/play-sessions/ps_00000000000000000000000000, GET",
        "PUT, /api/v1/play-sessions/ps_00000000000000000000000000/navigate, PATCH",
        "POST, /api/v1/play-sessions/ps_00000000000000000000000000/navigate, PATCH",
        "GET, /api/v1/play-sessions/ps_00000000000000000000000000/pause, POST",
        "TRACE, /api/v1/play-sessions, GET POST",
        "BREW, /api/v1/play-sessions, GET POST"
    })
    void what_a_path_does_not_know_is_told_what_it_does(String method, String path, String allowed) throws Exception {
        Answer answer = signed(method, path);

        assertThat(answer.status() + " " + answer.code())
                .as(answer.toString())
                .isEqualTo("405 request.method_not_allowed");
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(List.of(String.valueOf(answer.header("Allow")).split(",\\s*")))
                .contains(allowed.split(" "));
    }

    @Test
    void options_that_are_no_preflight_list_the_methods() throws Exception {
        Answer answer = signed("OPTIONS", Player.SESSIONS);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(String.valueOf(answer.header("Allow"))).contains("GET", "POST");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1",
                "/api/v1/",
                "/api/v2/play-sessions",
                "/api/v1/play-session",
                "/api/v1/play-sessions/",
                "/api/v1/play-sessions/ps_00000000000000000000000000/",
                "/api/v1/play-sessions/last/",
                "/api/v1/play-sessions/ps_00000000000000000000000000/nothing",
                "/api/v1/play-sessions/ps_00000000000000000000000000/outline/more",
                "/api/",
                "/api/v1/PLAY-SESSIONS"
            })
    void where_nothing_is_nothing_is_found(String path) throws Exception {
        Answer answer = signed("GET", path);

        assertThat(answer.status() + " " + answer.code()).as(answer.toString()).isEqualTo("404 resource.not_found");
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/", "/index.html", "/actuator", "/actuator/health", "/error", "/metrics", "/healthz/", "/api"})
    void outside_the_api_there_are_two_probes_and_nothing_else(String path) throws Exception {
        Answer answer = Wire.exchange(seat.world().api(), "GET " + path + " HTTP/1.1\r\nHost: api\r\n\r\n");

        assertThat(answer.status() + " " + answer.code()).as(answer.toString()).isEqualTo("404 resource.not_found");
        assertThat(answer.header("X-Request-Id")).isNotNull();
    }

    @Test
    void under_the_api_nobody_learns_what_is_there_without_a_token() throws Exception {
        for (String path : List.of("/api/v1/play-sessions", "/api/v1/nothing", "/api/")) {
            Reply reply = seat.send(Call.get(path));
            assertThat(reply.status() + " " + reply.code()).isEqualTo("401 auth.unauthenticated");
            assertThat(reply.header("WWW-Authenticate")).isEqualTo("Bearer");
        }
    }

    @Test
    void the_probes_answer_without_a_token() throws Exception {
        assertThat(seat.send(Call.get("/healthz")).json().get("status").stringValue())
                .isEqualTo("up");
        assertThat(seat.send(Call.get("/readyz")).json().at("/checks/database").stringValue())
                .isEqualTo("up");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/html",
                "application/xml",
                "application/problem+json",
                "application/json;q=0",
                "nonsense",
                "text/*",
                "application/json;q=0, */*"
            })
    void who_takes_no_json_gets_none(String accept) throws Exception {
        Call call = seat.player().signed(Call.get(Player.SESSIONS));
        Reply reply = seat.send(call.with("Accept", accept));

        assertThat(reply.status() + " " + reply.code()).as(reply.toString()).isEqualTo("406 request.not_acceptable");
        assertThat(reply.header("Content-Type")).isEqualTo("application/problem+json");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/json",
                "*/*",
                "application/*",
                "text/html, application/json;q=0.1",
                "application/json; charset=utf-8",
                "text/html;q=0, */*;q=0.1",
                "APPLICATION/JSON"
            })
    void who_takes_json_gets_it(String accept) throws Exception {
        Call call = seat.player().signed(Call.get(Player.SESSIONS));

        assertThat(seat.send(call.with("Accept", accept)).status()).isEqualTo(200);
    }

    @Test
    void who_may_not_is_told_so_whatever_they_take() throws Exception {
        Seat weak = seat.as(seat.learner(), "nothing");
        Reply reply = weak.send(weak.player().signed(Call.get(Player.SESSIONS)).with("Accept", "text/html"));

        assertThat(reply.code()).isEqualTo("authz.insufficient_scope");
    }

    @Test
    void accept_may_come_in_parts() throws Exception {
        Call call = seat.player().signed(Call.get(Player.SESSIONS));

        assertThat(seat.send(call.with("Accept", "text/html").with("Accept", "application/json"))
                        .status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x",
                        "application/json-patch+json",
                "application/merge-patch+json", "application/json; charset=iso-8859-1",
                        "application/json; charset=utf-16", "json",
                "application/json, application/json"
            })
    void a_body_is_json_in_utf_8(String type) throws Exception {
        Call start = seat.player().signed(Player.start(seat.enrollment(), seat.course()));
        Reply reply = seat.send(start.replacing("Content-Type", type));

        assertThat(reply.status() + " " + reply.code())
                .as(reply.toString())
                .isEqualTo("415 request.unsupported_media_type");
    }

    @Test
    void a_body_says_what_it_is_and_is_not_packed() throws Exception {
        Call start = seat.player().signed(Player.start(seat.enrollment(), seat.course()));

        assertThat(seat.send(start.without("Content-Type")).status()).isEqualTo(415);
        assertThat(seat.send(start.with("Content-Encoding", "gzip")).status()).isEqualTo(415);
        assertThat(seat.send(start.with("Content-Encoding", "identity")).status())
                .isEqualTo(201);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"application/json;charset=UTF-8", "Application/JSON", "application/json; charset=\"utf-8\""})
    void json_may_be_spelled_in_some_ways(String type) throws Exception {
        Call start = seat.player().signed(Player.start(seat.enrollment(), seat.course()));

        assertThat(seat.send(start.replacing("Content-Type", type)).status()).isEqualTo(201);
    }

    @Test
    void a_transition_needs_no_body_and_takes_an_empty_object() throws Exception {
        String session = seat.session();

        seat.done(Player.transition(session, "pause"));
        seat.done(Call.post(Player.SESSIONS + "/" + session + "/resume", "{}"));
        Reply more = seat.ask(Call.post(Player.SESSIONS + "/" + session + "/complete", "{\"outcome\":\"passed\"}"));
        assertThat(more.code()).isEqualTo("validation.unknown_field");
    }

    @Test
    void nothing_is_kept_by_anybody_on_the_way() throws Exception {
        assertThat(seat.done(Call.get(Player.SESSIONS)).header("Cache-Control")).isEqualTo("no-store");
        assertThat(seat.send(Call.get(Player.SESSIONS)).header("Cache-Control")).isEqualTo("no-store");
    }

    @Test
    void nobody_is_told_what_serves() throws Exception {
        Reply reply = seat.done(Call.get(Player.SESSIONS));

        assertThat(reply.header("Server")).isNull();
        assertThat(reply.header("X-Powered-By")).isNull();
    }

    private Answer signed(String method, String path) throws Exception {
        Call call = seat.player().signed(new Call(method, path, List.of(), null));
        return Wire.exchange(seat.world().api(), call, new byte[0]);
    }
}
