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
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pages in a browser: only those that the tenant lists. */
class CorsTest {
    private static final String ALLOW_ORIGIN = "Access-Control-Allow-Origin";

    private final School school = School.open(Deployment.shared());
    private final Seat seat = school.seat(Course.OPEN);

    @Test
    void a_preflight_needs_no_token() throws Exception {
        Answer answer = preflight(School.ORIGIN);

        assertThat(answer.status()).isEqualTo(204);
        assertThat(answer.header(ALLOW_ORIGIN)).isEqualTo(School.ORIGIN);
        assertThat(list(answer.header("Access-Control-Allow-Methods"))).contains("GET", "POST", "PATCH");
        assertThat(list(answer.header("Access-Control-Allow-Headers")))
                .contains("authorization", "content-type", "idempotency-key", "if-match", "traceparent", "x-tenant-id");
        assertThat(list(answer.header("Vary"))).contains("origin");
        assertThat(answer.header("Access-Control-Allow-Credentials")).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example",
                "http://learn.example",
                "https://learn.example.evil.example",
                "null",
                "*",
                ""
            })
    void a_preflight_from_elsewhere_is_told_nothing(String origin) throws Exception {
        Answer answer = preflight(origin);

        assertThat(answer.status()).isEqualTo(204);
        assertThat(answer.headers()).noneMatch(header -> header.getKey().startsWith("Access-Control-"));
    }

    @Test
    void a_page_of_the_tenant_reads_answers_and_their_headers() throws Exception {
        Reply reply = from(School.ORIGIN, Player.start(seat.enrollment(), seat.course()));

        assertThat(reply.status()).isEqualTo(201);
        assertThat(reply.header(ALLOW_ORIGIN)).isEqualTo(School.ORIGIN);
        assertThat(list(reply.header("Access-Control-Expose-Headers")))
                .contains(
                        "etag",
                        "location",
                        "idempotency-replayed",
                        "ratelimit",
                        "ratelimit-policy",
                        "retry-after",
                        "x-api-version",
                        "x-request-id",
                        "x-runtime-grant",
                        "traceparent");
    }

    @Test
    void a_page_of_the_tenant_reads_problems_too() throws Exception {
        Reply refused = from(School.ORIGIN, Player.read("ps_00000000000000000000000000"));
        assertThat(refused.status()).isEqualTo(404);
        assertThat(refused.header(ALLOW_ORIGIN)).isEqualTo(School.ORIGIN);

        Reply unknown = seat.send(Call.get(Player.SESSIONS).with("Origin", School.ORIGIN));
        assertThat(unknown.status()).isEqualTo(401);
        assertThat(unknown.header(ALLOW_ORIGIN)).isEqualTo(School.ORIGIN);
    }

    @Test
    void a_page_of_another_tenant_reads_nothing() throws Exception {
        Deployment world = seat.world();
        Seat other = School.open(world).seat(Course.OPEN);
        world.neighbours().tenant(other.learner().tenant(), School.REGION, "https://other.example");

        Reply reply = from("https://other.example", Player.start(seat.enrollment(), seat.course()));

        assertThat(reply.header(ALLOW_ORIGIN)).isNull();
        assertThat(reply.header("Access-Control-Expose-Headers")).isNull();
    }

    private Reply from(String origin, Call call) throws Exception {
        return seat.send(seat.player().signed(call).with("Origin", origin));
    }

    private Answer preflight(String origin) throws Exception {
        return Wire.exchange(seat.world().api(), """
                OPTIONS /api/v1/play-sessions HTTP/1.1\r
                Host: api\r
                Origin: %s\r
                Access-Control-Request-Method: POST\r
                Access-Control-Request-Headers: authorization,idempotency-key\r
                \r
                """.formatted(origin));
    }

    // Names of headers in lower case; methods as they are.
    private static List<String> list(@Nullable String header) {
        assertThat(header).isNotNull();
        return Arrays.stream(String.valueOf(header).split(",\\s*", -1))
                .map(word -> word.equals(word.toUpperCase(Locale.ROOT)) ? word : word.toLowerCase(Locale.ROOT))
                .toList();
    }
}
