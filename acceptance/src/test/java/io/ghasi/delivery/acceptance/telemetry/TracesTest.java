package io.ghasi.delivery.acceptance.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ghasi.delivery.acceptance.town.Town;
import io.ghasi.delivery.core.ids.EventId;
import io.ghasi.delivery.journey.client.Call;
import io.ghasi.delivery.journey.client.Newcomers.Newcomer;
import io.ghasi.delivery.journey.client.Player;
import io.ghasi.delivery.journey.client.Reply;
import io.ghasi.delivery.testkit.traces.Collected;
import io.ghasi.delivery.testkit.traces.Collector.Mood;
import io.nats.client.Connection;
import io.nats.client.Message;
import io.nats.client.Subscription;
import io.nats.client.impl.Headers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One request is one trace, whichever process goes on with it. */
// Connections may be interrupted while they close: so may a test.
@SuppressWarnings("try")
class TracesTest {
    private static final JsonMapper JSON = new JsonMapper();
    private static final DateTimeFormatter WRITTEN =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);
    private static final String CALLER = "00f067aa0ba902b7";
    private static final String SERVED = "POST /api/v1/play-sessions";
    private static final String STARTED = "publish delivery.play_session.started.v1";
    private static final String PAUSED = "publish delivery.play_session.paused.v1";
    private static final String HEARD = "process delivery-enrollments";

    private final Town town = Town.shared();
    private final String trace =
            HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong())
                    + HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong() | 1);
    private final String parent = "00-" + trace + "-" + CALLER + "-01";

    @AfterEach
    void take() {
        town.collector.be(Mood.TAKES);
    }

    private Call traced(Call call) {
        return call.with("traceparent", parent);
    }

    @Test
    void a_request_its_events_and_what_a_neighbour_makes_of_them_are_one_trace() throws Exception {
        Newcomer seat = town.newcomer(town.tenant());
        seat.player().ask(Player.transition(seat.session(), "abandon"));
        String enrolled = "SELECT state FROM delivery.enrollments WHERE id = '"
                + seat.enrollment().value() + "'";
        await().until(() -> town.read(enrolled).equals("active"));
        Reply reply;
        try (Connection nats = town.nats.connect()) {
            Subscription events = nats.subscribe("delivery.play_session.started.v1");
            nats.flush(Duration.ofSeconds(5));
            reply = seat.player().ask(traced(Player.start(seat.enrollment(), seat.course())));
            Message event = Objects.requireNonNull(events.nextMessage(Duration.ofSeconds(30)));
            // A neighbour that hears of it and tells something in turn, below what it heard.
            nats.jetStream().publish("enrollment.revoked.v1", below(event), revoked(seat));
        }
        // Each process tells of its own in its own time.
        await().untilAsserted(() -> List.of(SERVED, STARTED, HEARD, PAUSED).forEach(this::named));

        Collected request = named(SERVED);
        assertThat(request.service()).isEqualTo("delivery-api");
        assertThat(request.parent()).isEqualTo(CALLER);
        assertThat(reply.header("traceparent")).isEqualTo("00-" + trace + "-" + request.span() + "-01");
        assertThat(request.attributes())
                .containsEntry("http.request.method", "POST")
                .containsEntry("http.route", "/api/v1/play-sessions")
                .containsEntry("http.response.status_code", "201")
                .containsEntry("delivery.tenant_id", seat.learner().tenant().text())
                .containsEntry("delivery.request_id", reply.header("X-Request-Id"));
        for (String call : List.of("postgresql commit", "GET enrollment-service")) {
            assertThat(named(call).parent()).as(call).isEqualTo(request.span());
        }
        Collected started = named(STARTED);
        assertThat(started.service()).isEqualTo("delivery-outbox-relay");
        assertThat(started.parent()).isEqualTo(request.span());
        assertThat(started.attributes()).containsEntry("delivery.outcome", "stored");
        Collected heard = named(HEARD);
        assertThat(heard.service()).isEqualTo("delivery-event-projector");
        assertThat(heard.parent()).isEqualTo(started.span());
        assertThat(heard.attributes()).containsEntry("delivery.outcome", "applied");
        assertThat(named(PAUSED).parent()).isEqualTo(heard.span());
        assertNobodyIsIn(seat);
    }

    private static Headers below(Message event) {
        Headers headers = Objects.requireNonNull(event.getHeaders());
        return new Headers().put("traceparent", Objects.requireNonNull(headers.getFirst("traceparent")));
    }

    private void assertNobodyIsIn(Newcomer seat) {
        assertThat(town.collector.trace(trace).toString())
                .doesNotContain(
                        seat.learner().user().text(),
                        seat.learner().user().value().toString(),
                        seat.learner().device().text(),
                        seat.enrollment().text(),
                        seat.session());
    }

    private Collected named(String name) {
        List<Collected> spans = town.collector.trace(trace);
        List<Collected> named =
                spans.stream().filter(span -> span.name().equals(name)).toList();
        assertThat(named).as("%s of %s", name, spans).hasSize(1);
        return named.getFirst();
    }

    private byte[] revoked(Newcomer seat) {
        String enrollment = seat.enrollment().text();
        String now = WRITTEN.format(Instant.now());
        return """
                {"eventId": "%s", "eventType": "enrollment.revoked", "eventVersion": 1, "tenantId": "%s", "region": "eu",
                 "aggregateType": "enrollment", "aggregateId": "%s", "aggregateVersion": 2, "occurredAt": "%s",
                 "producer": "enrollment-service@1.0.0", "epoch": 0,
                 "payload": {"enrollmentId": "%s", "userId": "%s", "courseVersionId": "%s", "revokedAt": "%s", "reason": "left"}}
                """.formatted(
                        new EventId(town.ids.next()).text(),
                        seat.learner().tenant().text(),
                        enrollment,
                        now,
                        enrollment,
                        seat.learner().user().text(),
                        seat.course().text(),
                        now)
                .getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void a_request_that_is_refused_says_why() throws Exception {
        Newcomer seat = town.newcomer(town.tenant());
        Reply reply = seat.player().ask(traced(Player.read("ps_01JDCB9W400000000000000212")));
        assertThat(reply.status()).isEqualTo(404);
        await().untilAsserted(() -> assertThat(named("GET /api/v1/play-sessions/{id}"))
                .satisfies(span -> assertThat(span.attributes())
                        .containsEntry("http.response.status_code", "404")
                        .containsEntry("delivery.problem", reply.code()))
                .satisfies(span -> assertThat(span.isError()).isFalse()));
    }

    @Test
    void lines_of_the_log_name_the_span_that_they_are_of() throws Exception {
        try (Connection nats = town.nats.connect()) {
            nats.jetStream()
                    .publish("enrollment.created.v1", new Headers().put("traceparent", parent), new byte[] {'{'});
        }
        await().untilAsserted(() -> assertThat(lines()).hasSize(1));
        JsonNode line = lines().getFirst();
        assertThat(line.required("event").stringValue()).isEqualTo("inbox.message_dead");
        await().untilAsserted(() -> assertThat(named(HEARD).span())
                .isEqualTo(line.required("span_id").stringValue()));
        assertThat(named(HEARD).attributes()).containsEntry("delivery.outcome", "dead_malformed_json");
    }

    private List<JsonNode> lines() throws Exception {
        List<JsonNode> lines = new ArrayList<>();
        for (Path log : town.logs()) {
            Files.readAllLines(log).stream()
                    .map(JSON::readTree)
                    .filter(line -> line.path("trace_id").asString("").equals(trace))
                    .forEach(lines::add);
        }
        return lines;
    }

    @Test
    void nobody_is_told_of_a_trace_that_nobody_wants_to_see() throws Exception {
        Newcomer seat = town.newcomer(town.tenant());
        seat.player().ask(Player.next(seat.session()).with("traceparent", "00-" + trace + "-" + CALLER + "-00"));
        seat.player().ask(traced(Player.transition(seat.session(), "pause")));
        await().untilAsserted(() -> named("POST /api/v1/play-sessions/{id}/pause"));
        assertThat(town.collector.trace(trace)).noneMatch(span -> span.name().contains("navigate"));
    }

    @Test
    void a_collector_that_hangs_is_nobodys_trouble() throws Exception {
        Newcomer seat = town.newcomer(town.tenant());
        double before = failed();
        town.collector.be(Mood.HANGS);
        for (int i = 0; i < 100; i++) {
            assertThat(seat.player().ask(traced(Player.read(seat.session()))).status())
                    .isEqualTo(200);
        }
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(failed()).isGreaterThan(before));
        town.collector.be(Mood.TAKES);
        seat.player().ask(traced(Player.transition(seat.session(), "pause")));
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> named("POST /api/v1/play-sessions/{id}/pause"));
    }

    private double failed() throws Exception {
        return Scrape.of(town.metrics()).sum("delivery_trace_spans_total", "outcome=failed");
    }
}
