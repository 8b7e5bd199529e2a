package io.ghasi.delivery.acceptance.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ghasi.delivery.acceptance.town.Town;
import io.ghasi.delivery.adapters.telemetry.LogEvent;
import io.ghasi.delivery.journey.client.Call;
import io.ghasi.delivery.journey.client.Newcomers.Newcomer;
import io.ghasi.delivery.journey.client.Player;
import io.nats.client.Connection;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What our processes write: lines of JSON with the same keys, and nobody's data. */
// Connections may be interrupted while they close: so may a test.
@SuppressWarnings("try")
class LogTest {
    private static final JsonMapper JSON = new JsonMapper();
    private static final List<String> KEYS = List.of(
            "timestamp",
            "level",
            "service",
            "version",
            "event",
            "trace_id",
            "span_id",
            "request_id",
            "tenant_id",
            "actor_hash",
            "logger",
            "thread",
            "message",
            "details",
            "error");

    private final Town town = Town.shared();

    @Test
    void lines_have_the_same_keys_and_nobodys_data() throws Exception {
        Newcomer seat = town.newcomer(town.tenant());
        Player player = seat.player();
        player.ask(Player.next(seat.session()));
        player.ask(Player.transition(seat.session(), "pause"));
        player.ask(Player.transition(seat.session(), "resume"));
        player.ask(Call.post(
                Player.SESSIONS, "{\"enrollmentId\": \"" + seat.learner().user().text() + "\"}"));
        String token =
                Objects.requireNonNull(player.signed(Call.get("/")).headerMap().get("Authorization"));
        // What a neighbour sends that cannot be read is set aside, and logged.
        try (Connection nats = town.nats.connect()) {
            String broken = "{\"actor\": \"" + seat.learner().user().text() + "\"";
            nats.jetStream().publish("enrollment.created.v1", broken.getBytes(StandardCharsets.UTF_8));
        }
        await().untilAsserted(() -> assertThat(lines()).anyMatch(line -> told(line, "event", "inbox.message_dead")));
        player.ask(Player.transition(seat.session(), "abandon"));

        List<JsonNode> lines = lines();
        assertThat(lines).allSatisfy(line -> assertThat(line.propertyNames()).containsExactlyElementsOf(KEYS));
        assertThat(lines)
                .allSatisfy(line -> assertThat(line.get("event").stringValue())
                        .matches(event -> event.equals("log") || LogEvent.isOurs(event)));
        assertThat(lines.stream().map(line -> line.get("service").stringValue()).distinct())
                .containsExactlyInAnyOrder("delivery-api", "delivery-outbox-relay", "delivery-event-projector");
        for (Path log : town.logs()) {
            assertThat(Files.readString(log))
                    .doesNotContain(
                            seat.learner().user().text(),
                            seat.learner().user().value().toString(),
                            seat.learner().device().text(),
                            seat.learner().device().value().toString(),
                            token.substring("Bearer ".length()));
        }
    }

    private static boolean told(JsonNode line, String key, String value) {
        return line.get(key).isString() && line.get(key).stringValue().equals(value);
    }

    private List<JsonNode> lines() throws IOException {
        List<JsonNode> lines = new ArrayList<>();
        for (Path log : town.logs()) {
            Files.readAllLines(log).forEach(line -> lines.add(JSON.readTree(line)));
        }
        return lines;
    }
}
