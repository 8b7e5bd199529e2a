package io.ghasi.delivery.acceptance.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ghasi.delivery.acceptance.town.Town;
import io.ghasi.delivery.core.ids.EventId;
import io.ghasi.delivery.core.ids.SubjectRequestId;
import io.ghasi.delivery.core.ids.TenantId;
import io.ghasi.delivery.core.ids.Ulid;
import io.ghasi.delivery.journey.client.Newcomers.Newcomer;
import io.ghasi.delivery.journey.client.Player;
import io.nats.client.Connection;
import io.nats.client.JetStreamApiException;
import io.nats.client.JetStreamManagement;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class SubjectRequestTest {
    private static final String SUBJECT = "gdpr.subject_request.received.v1";
    private static final Path EXAMPLE = Path.of(System.getProperty("delivery.root", "."))
            .resolve("contracts/events/consumed/examples/" + SUBJECT + ".json");
    private static final int EVENTS = 4;

    private final Town town = Town.shared();

    @Test
    void a_learner_who_asks_what_is_known_of_them_is_given_all_of_it_and_nothing_of_a_classmate() throws Exception {
        // Given
        TenantId tenant = town.tenant();
        Newcomer asks = walked(tenant);
        Newcomer other = walked(tenant);
        // When
        JsonNode told = exported(asks);
        // Then
        String text = town.exported(told.required("object").stringValue());
        assertThat(told.required("bytes").intValue()).isEqualTo(text.getBytes(StandardCharsets.UTF_8).length);
        assertThat(told.required("sha256").stringValue()).isEqualTo(sha256(text));
        assertThat(text)
                .doesNotContain(
                        other.learner().user().text(),
                        other.learner().user().value().toString());
        JsonNode known = new JsonMapper().readTree(text).required("known");
        assertThat(known.propertyNames()).contains("play_sessions", "enrollments", "events", "subject_requests");
        assertThat(known.required("play_sessions")).hasSize(1);
        assertThat(known.required("events"))
                .hasSize(EVENTS)
                .allSatisfy(event ->
                        assertThat(event.required("aggregateId").stringValue()).isEqualTo(asks.session()));
    }

    @Test
    void of_a_learner_who_asks_for_it_nothing_stays_and_a_classmate_keeps_everything() throws Exception {
        // Given
        TenantId tenant = town.tenant();
        Newcomer goes = walked(tenant);
        Newcomer stays = walked(tenant);
        String shown = exported(goes).required("object").stringValue();
        assertThat(town.exported(shown)).isNotEmpty();
        // When
        SubjectRequestId request = ask(goes, "erasure");
        // Then
        String done = "SELECT done_at IS NOT NULL AND user_id IS NULL FROM delivery.subject_requests WHERE id = '"
                + request.value() + "'";
        await().atMost(Duration.ofMinutes(1)).until(() -> town.read(done).equals("t"));
        assertThat(sessions(goes)).isEqualTo("0");
        assertThat(town.exported(shown)).isEmpty();
        assertThat(archived(goes)).isEqualTo("4 events, 4 erased, 0 bytes");
        assertThat(sessions(stays)).isEqualTo("1");
        assertThat(archived(stays)).startsWith("4 events, 0 erased, ").doesNotEndWith(" 0 bytes");
        assertThat(stream())
                .noneMatch(event -> event.contains(goes.learner().user().text()));
        assertThat(stream())
                .filteredOn(event -> event.contains(stays.learner().user().text()))
                .hasSize(EVENTS);
        await().untilAsserted(() ->
                assertThat(told("delivery.subject.erased", request)).hasSize(1));
    }

    private Newcomer walked(TenantId tenant) throws Exception {
        Newcomer seat = town.newcomer(tenant);
        for (int step = 1; step < EVENTS; step++) {
            assertThat(seat.player().ask(Player.next(seat.session())).status()).isEqualTo(200);
        }
        await().untilAsserted(() -> assertThat(archived(seat)).startsWith(EVENTS + " events"));
        return seat;
    }

    /** What the platform is told when an export of {@code seat}'s learner is there. */
    private JsonNode exported(Newcomer seat) throws Exception {
        SubjectRequestId request = ask(seat, "export");
        await().atMost(Duration.ofMinutes(1))
                .untilAsserted(() ->
                        assertThat(told("delivery.subject.exported", request)).hasSize(1));
        return told("delivery.subject.exported", request).getFirst().required("payload");
    }

    private List<JsonNode> told(String type, SubjectRequestId request) throws Exception {
        return stream().stream()
                .map(text -> new JsonMapper().readTree(text))
                .filter(event -> event.required("aggregateId").stringValue().equals(request.text()))
                .filter(event -> event.required("eventType").stringValue().equals(type))
                .toList();
    }

    private static String sha256(String text) throws Exception {
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(digest);
    }

    private SubjectRequestId ask(Newcomer seat, String kind) throws Exception {
        SubjectRequestId request = new SubjectRequestId(town.ids.next());
        ObjectNode event = (ObjectNode) new JsonMapper().readTree(Files.readString(EXAMPLE));
        event.put("eventId", new EventId(town.ids.next()).text())
                .put("tenantId", seat.learner().tenant().text())
                .put("aggregateId", request.text())
                .put("partitionKey", request.text());
        ((ObjectNode) event.required("payload"))
                .put("subjectRequestId", request.text())
                .put("userId", seat.learner().user().text())
                .put("kind", kind);
        Connection connection = town.nats.connect();
        connection.jetStream().publish(SUBJECT, event.toString().getBytes(StandardCharsets.UTF_8));
        connection.close();
        return request;
    }

    private String sessions(Newcomer seat) throws Exception {
        return town.read("SELECT count(*) FROM delivery.play_sessions WHERE user_id = '"
                + seat.learner().user().value() + "'");
    }

    private String archived(Newcomer seat) throws Exception {
        return town.read("""
                SELECT format('%%s events, %%s erased, %%s bytes', count(*), count(erased_at), sum(length(payload)))
                FROM delivery.outbox_archive WHERE aggregate_id = '%s'
                """.formatted(Ulid.parse(seat.session(), "ps_".length())));
    }

    /** The texts of all messages. */
    private List<String> stream() throws Exception {
        List<String> texts = new ArrayList<>();
        Connection connection = town.nats.connect();
        JetStreamManagement management = connection.jetStreamManagement();
        long last = management.getStreamInfo("DELIVERY").getStreamState().getLastSequence();
        for (long sequence = 1; sequence <= last; sequence++) {
            try {
                texts.add(new String(management.getMessage("DELIVERY", sequence).getData(), StandardCharsets.UTF_8));
            } catch (JetStreamApiException _) {
                // removed
            }
        }
        connection.close();
        return texts;
    }
}
