package io.ghasi.delivery.acceptance.badinput;

import static org.assertj.core.api.Assertions.assertThat;

import io.ghasi.delivery.acceptance.wire.Answer;
import io.ghasi.delivery.acceptance.wire.Wire;
import io.ghasi.delivery.journey.client.Call;
import io.ghasi.delivery.journey.client.Player;
import io.ghasi.delivery.journey.world.Deployment;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is hardly HTTP: still a problem, never a page of the server's, and the next request is served. */
class OddHttpTest {
    private static final String HOST = "Host: api\r\n";

    private final URI api = Deployment.shared().api();

    static Stream<String> unreadable() {
        return Stream.of(
                "GARBAGE\r\n\r\n",
                "GET /healthz HTTP/9.9\r\n" + HOST + "\r\n",
                "GET /healthz HTTP/1.1 more\r\n" + HOST + "\r\n",
                "GET /healthz HTTP/1.1\r\n\r\n",
                "GET /healthz HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n",
                "GET /healthz HTTP/1.1\r\nHost: a b\r\n\r\n",
                "GET /healthz HTTP/1.1\r\n" + HOST + "no colon\r\n\r\n",
                "GET /healthz HTTP/1.1\r\n" + HOST + "a b: c\r\n\r\n",
                "GET /healthz HTTP/1.1\r\n" + HOST + "a: \0\r\n\r\n",
                "GET /healthz HTTP/1.1\r\n" + HOST + "a: " + "x".repeat(20_000) + "\r\n\r\n",
                "GET /healthz HTTP/1.1\r\n" + HOST + "a: b\r\n".repeat(500) + "\r\n",
                "GET /" + "x".repeat(20_000) + " HTTP/1.1\r\n" + HOST + "\r\n",
                "GET /<> HTTP/1.1\r\n" + HOST + "\r\n",
                "GET /\u00e9 HTTP/1.1\r\n" + HOST + "\r\n",
                "GET /%zz HTTP/1.1\r\n" + HOST + "\r\n",
                "GET /%00 HTTP/1.1\r\n" + HOST + "\r\n",
                "GET /../.. HTTP/1.1\r\n" + HOST + "\r\n",
                "GET /a%2fb HTTP/1.1\r\n" + HOST + "\r\n",
                "BR\u00e9W /healthz HTTP/1.1\r\n" + HOST + "\r\n",
                "POST /api/v1/play-sessions HTTP/1.1\r\n" + HOST + "Content-Length: -5\r\n\r\n",
                "POST /api/v1/play-sessions HTTP/1.1\r\n" + HOST + "Content-Length: x\r\n\r\n",
                "POST /api/v1/play-sessions HTTP/1.1\r\n" + HOST + "Content-Length: 1\r\nContent-Length: 2\r\n\r\nab",
                "POST /api/v1/play-sessions HTTP/1.1\r\n" + HOST + "Transfer-Encoding: gzip\r\n\r\nab",
                "CONNECT api:443 HTTP/1.1\r\n" + HOST + "\r\n");
    }

    @ParameterizedTest
    @MethodSource("unreadable")
    void what_cannot_be_read_is_malformed(String request) throws Exception {
        Answer answer = Wire.exchange(api, request);

        assertThat(answer.status() + " " + answer.code()).as(answer.toString()).isEqualTo("400 request.malformed");
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(answer.header("X-Request-Id")).startsWith("req_");
        assertThat(answer.body()).doesNotContainIgnoringCase("tomcat", "exception", "<html");
    }

    @Test
    void chunks_that_are_none_are_malformed() throws Exception {
        Desk desk = new Desk(Deployment.shared());
        for (String chunks :
                List.of("zz\r\n", "-1\r\n", "5\r\nab\r\n0\r\n\r\n", "2\r\n{}0\r\n\r\n", "fffffffff\r\n{}")) {
            Answer answer = chunked(desk, chunks);
            assertThat(answer.status() + " " + answer.code()).as(chunks).isEqualTo("400 request.malformed");
        }
        desk.close();
    }

    @Test
    void a_body_in_chunks_counts_like_any_other() throws Exception {
        Desk desk = new Desk(Deployment.shared());
        String body = desk.body(navigate()).toString();
        assertThat(chunked(desk, Integer.toHexString(body.length()) + "\r\n" + body + "\r\n0\r\n\r\n")
                        .code())
                .isEqualTo("delivery.navigation.unreachable");
        String much = "8000\r\n" + " ".repeat(0x8000) + "\r\n";
        assertThat(chunked(desk, much.repeat(9) + "0\r\n\r\n").code()).isEqualTo("request.too_large");
        assertThat(chunked(desk, much.repeat(300)).code()).isEqualTo("request.too_large");
        desk.close();
    }

    private static Document.Operation navigate() {
        return Document.operations().stream()
                .filter(operation -> operation.id().equals("navigate"))
                .findFirst()
                .orElseThrow();
    }

    private Answer chunked(Desk desk, String chunks) throws IOException {
        Call call = desk.ofActive(navigate());
        return Wire.exchange(api, head(call) + "Transfer-Encoding: chunked\r\n\r\n" + chunks);
    }

    @Test
    void a_body_that_ends_early_is_malformed() throws Exception {
        Desk desk = new Desk(Deployment.shared());
        try (Wire wire = Wire.to(api)) {
            wire.send(bytes(head(desk.ofActive(navigate())) + "Content-Length: 100\r\n\r\n{\"target\""));
            wire.sendNoMore();
            assertThat(wire.answer(true).code()).isEqualTo("request.malformed");
        }
        desk.close();
    }

    @Test
    void a_length_and_chunks_at_once_are_not_read_as_two_requests() throws Exception {
        Desk desk = new Desk(Deployment.shared());
        Call call = desk.ofActive(navigate());
        String smuggled = "0\r\n\r\nGET /healthz HTTP/1.1\r\n" + HOST + "\r\n";
        try (Wire wire = Wire.to(api)) {
            wire.send(bytes(head(call) + "Content-Length: " + smuggled.length()
                    + "\r\nTransfer-Encoding: chunked\r\n\r\n" + smuggled));
            assertThat(wire.answer(true).status()).isBetween(400, 499);
        }
        desk.close();
    }

    @Test
    void requests_that_follow_each_other_are_answered_in_their_order() throws Exception {
        Desk desk = new Desk(Deployment.shared());
        String read = "GET " + Player.SESSIONS + "/" + desk.active + " HTTP/1.1\r\n" + HOST;
        Call signed = desk.seat.player().signed(Player.read(desk.active));
        try (Wire wire = Wire.to(api)) {
            wire.send(bytes(head(signed) + "\r\nGET /healthz HTTP/1.1\r\n" + HOST + "\r\n" + read + "\r\n"));
            assertThat(wire.answer(true).status()).isEqualTo(200);
            assertThat(wire.answer(true).body()).contains("\"status\":\"up\"");
            assertThat(wire.answer(true).status()).isEqualTo(401);
        }
        desk.close();
    }

    @Test
    void a_form_in_the_body_is_no_query() throws Exception {
        Desk desk = new Desk(Deployment.shared());
        Call call = desk.ofActive(navigate());
        Call form = new Call(call.method(), call.path() + "?a=1", call.headers(), "b=2")
                .replacing("Content-Type", "application/x-www-form-urlencoded");
        Answer answer = desk.send("a form", form);
        assertThat(answer.code()).isEqualTo("validation.unknown_field");
        assertThat(answer.body()).contains("query.a").doesNotContain("query.b");
        desk.close();
    }

    private static String head(Call call) {
        StringBuilder head = new StringBuilder(call.method() + " " + call.path() + " HTTP/1.1\r\n" + HOST);
        call.headers()
                .forEach(header -> head.append(header.getKey())
                        .append(": ")
                        .append(header.getValue())
                        .append("\r\n"));
        return head.toString();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
