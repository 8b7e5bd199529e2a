package io.ghasi.delivery.acceptance.grants;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ghasi.delivery.acceptance.school.Seat;
import io.ghasi.delivery.acceptance.wire.Answer;
import io.ghasi.delivery.acceptance.wire.Wire;
import io.ghasi.delivery.journey.client.Call;
import io.ghasi.delivery.testkit.traces.Collected;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A grant stands in a path, and paths go far: into problems, logs, spans and metrics. It does not. */
class NeverToldTest {
    private final Ward ward = Ward.SHARED;
    private final Seat seat = ward.seat();
    private final String grant = ward.grant(seat.learner());

    @ParameterizedTest
    @CsvSource({
        "/api/v1/g/GRANT/nothing,             404, /api/v1/g/redacted/nothing",
        "/api/v1/g/GRANT/content/a%20b.html,  404, /api/v1/g/redacted/content/a%20b.html",
        "/api/v1/g/GRANT,                     404, /api/v1/g/redacted",
        "/api/v1/g/GRANT/g/GRANT,             404, /api/v1/g/redacted",
        "/api/v1/g/XGRANT/nothing,            401, /api/v1/g/redacted/nothing",
        "/api/v1/x/../g/GRANT/nothing,        401, /",
        "/api/v1/%67/GRANT/nothing,           401, /api/v1/g/redacted",
        "/api/v1/play-sessions/GRANT,         401, /",
        "/api/v2/g/GRANT,                     401, /",
        "/GRANT,                              404, /",
        "/api/v1/g/GRANT/a%2fb,               400, /api/v1/g/redacted/a%2fb",
        "/api/v1/g/GRANT/a|b,                 400, /",
        "/api/v1/x/%2e%2e%2fg/GRANT,          400, /"
    })
    void a_problem_says_where_without_it(String path, int status, String instance) throws Exception {
        Answer answer = ward.wired(path.replace("GRANT", grant));

        assertThat(answer.status()).as(answer.toString()).isEqualTo(status);
        assertThat(answer.toString()).doesNotContain(grant).contains("\"instance\":\"" + instance + "\"");
    }

    @Test
    void nothing_else_is_told_it() throws Exception {
        String trace = HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong())
                + HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong() | 1);
        Call traced = new Call("GET", "/", List.of(), null).with("traceparent", "00-" + trace + "-00f067aa0ba902b7-01");
        for (String method : List.of("GET", "POST", "BREW")) {
            ward.wired(method, "/api/v1/g/" + grant + "/nothing", traced);
        }
        ward.wired("GET", "/api/v1/g/" + grant + "X/nothing", traced);
        Wire.exchange(ward.world.api(), "GET /api/v1/g/" + grant + "/a|b HTTP/1.1\r\nHost: api\r\n\r\n");
        Wire.exchange(ward.world.api(), "GET /api/v1/g/" + grant + " HTTP/9.9\r\nHost: api\r\n\r\n");

        await().untilAsserted(() -> assertThat(spans(trace)).hasSize(4));
        assertThat(spans(trace).toString()).contains("resource.not_found", "auth.invalid_token");
        assertThat(spans(trace).toString()).doesNotContain(grant);
        // Lines of the server's own, which writes what it cannot read.
        assertThat(log()).contains("/api/v1/g/(redacted)/").doesNotContain(grant);
        assertThat(metrics()).contains("delivery_http_requests_total").doesNotContain(grant);
    }

    private List<Collected> spans(String trace) {
        return ward.collector.trace(trace).stream()
                .filter(span -> span.attributes().containsKey("http.request.method"))
                .toList();
    }

    private String log() throws Exception {
        return Files.readString(ward.world.server().log());
    }

    private String metrics() throws Exception {
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpRequest request =
                    HttpRequest.newBuilder(ward.world.server().metrics()).build();
            return http.send(request, BodyHandlers.ofString()).body();
        }
    }
}
