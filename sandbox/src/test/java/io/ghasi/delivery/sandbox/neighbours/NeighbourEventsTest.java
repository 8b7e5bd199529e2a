package io.ghasi.delivery.sandbox.neighbours;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ghasi.delivery.adapters.nats.NatsLogin;
import io.ghasi.delivery.adapters.nats.NatsSettings;
import io.ghasi.delivery.adapters.nats.TopologyApply;
import io.ghasi.delivery.adapters.nats.TopologyFile;
import io.ghasi.delivery.core.ids.TenantId;
import io.ghasi.delivery.sandbox.SandboxServices;
import io.ghasi.delivery.sandbox.content.Samples;
import io.ghasi.delivery.sandbox.content.Zips;
import io.ghasi.delivery.testkit.events.EventCheck;
import io.ghasi.delivery.testkit.servers.NatsServer;
import io.nats.client.Connection;
import io.nats.client.JetStreamManagement;
import io.nats.client.api.MessageInfo;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class NeighbourEventsTest {
    private static final List<String> STREAMS = List.of("TENANT", "CONTENT", "ENROLLMENT", "ASSESSMENT");

    @TempDir
    Path home;

    @TempDir
    Path zips;

    private NatsServer nats;

    @BeforeEach
    void open() throws Exception {
        nats = NatsServer.create(home);
        Connection connection = nats.connect();
        new TopologyApply(connection).applyWithNeighbours(TopologyFile.read("sandbox"));
        connection.close();
    }

    @AfterEach
    void close() {
        nats.close();
    }

    private NatsSettings settings() {
        NatsLogin login =
                new NatsLogin.UserPassword(nats.login().user(), nats.login().password());
        return new NatsSettings(List.of(nats.url()), login, null, "neighbours", Duration.ofSeconds(2));
    }

    @Test
    void what_changes_is_told_as_the_contracts_say_once_and_what_does_not_is_not() throws Exception {
        try (Neighbours neighbours = Neighbours.start(it -> it.withEvents(settings()))) {
            TenantId tenant = neighbours.tenant();
            String path = "/sandbox/tenants/" + tenant;
            neighbours.putTenant(tenant, "eu");
            neighbours.putTenant(tenant, "eu");
            neighbours.putTenant(tenant, "eu", "https://learn.example");
            String enrollment = path + "/enrollments/" + Neighbours.enrollment().text();
            for (String state : new String[] {"active", "active", "revoked", "active", "completed", "expired"}) {
                assertThat(neighbours.put(enrollment, body(state)).status()).isEqualTo(200);
            }
            String gate = """
                    {"userId": "usr_01JDCB9W400000000000000002", "enrollmentId": "enr_01JDCB9W400000000000000003",
                     "gateId": "q1", "passed": true}""";
            neighbours.put(path + "/gate-results", gate);
            byte[] zip = Files.readAllBytes(
                    Zips.of(Samples.folder("native-first-aid")).zip(zips));
            String pack = neighbours.upload(path + "/imports", zip).text("playPackageId");
            for (int times = 0; times < 2; times++) {
                assertThat(neighbours
                                .post(path + "/play-packages/" + pack + "/revoke", "")
                                .json()
                                .path("revoked")
                                .booleanValue())
                        .isTrue();
            }
            await().untilAsserted(() -> assertThat(told())
                    .containsExactly(
                            "tenant.created 1",
                            "tenant.settings_updated 2",
                            "content.play_package.built 1",
                            "content.play_package.revoked 2",
                            "enrollment.created 1",
                            "enrollment.revoked 2",
                            "enrollment.created 3",
                            "enrollment.completed 4",
                            "enrollment.expired 5",
                            "assessment.attempt_result.scored 1"));
            await().untilAsserted(() ->
                    assertThat(neighbours.rows("SELECT subject FROM events")).isEmpty());
        }
    }

    @Test
    void what_nats_did_not_acknowledge_is_told_after_the_next_start() throws Exception {
        nats.stop();
        try (Neighbours neighbours = Neighbours.start(it -> it.withEvents(settings()))) {
            String tenant = "/sandbox/tenants/" + neighbours.tenant();
            neighbours.put(tenant + "/enrollments/" + Neighbours.enrollment().text(), body("active"));
            nats.start();
            neighbours.restart();
            await().untilAsserted(() -> assertThat(told()).containsExactly("tenant.created 1", "enrollment.created 1"));
        }
    }

    @Test
    void what_is_older_than_anybody_who_listens_is_told_when_somebody_does() throws Exception {
        try (Neighbours neighbours = Neighbours.start()) {
            TenantId elsewhere = Neighbours.newTenant();
            neighbours.putTenant(elsewhere, "us");
            String away = "/sandbox/tenants/" + elsewhere + "/enrollments/";
            String tenant = "/sandbox/tenants/" + neighbours.tenant();
            neighbours.put(away + Neighbours.enrollment().text(), body("active"));
            neighbours.put(tenant + "/enrollments/" + Neighbours.enrollment().text(), body("revoked"));
            for (int starts = 0; starts < 2; starts++) {
                SandboxServices.start(neighbours.settings().withEvents(settings()))
                        .close();
            }
            try (SandboxServices _ = SandboxServices.start(neighbours.settings().withEvents(settings()))) {
                // An enrollment of another region is that region's to tell.
                await().untilAsserted(() -> assertThat(told())
                        .containsExactly(
                                "tenant.created 1",
                                "tenant.created 1",
                                "enrollment.created 1",
                                "enrollment.revoked 2"));
            }
        }
    }

    private static String body(String state) {
        return """
                {"userId": "usr_01JDCB9W400000000000000002", "courseVersionId": "cv_01JDCB9W400000000000000004",
                 "state": "%s", "attemptsAllowed": 3, "validUntil": null}""".formatted(state);
    }

    /** Type and version of each event, stream by stream; all of them as their contracts say. */
    private List<String> told() throws Exception {
        List<String> all = new ArrayList<>();
        Connection connection = nats.connect();
        try {
            JetStreamManagement management = connection.jetStreamManagement();
            for (String stream : STREAMS) {
                long last = management.getStreamInfo(stream).getStreamState().getLastSequence();
                for (long sequence = 1; sequence <= last; sequence++) {
                    all.add(checked(management.getMessage(stream, sequence)));
                }
            }
        } finally {
            connection.close();
        }
        return all;
    }

    private static String checked(MessageInfo message) {
        String text = new String(message.getData(), StandardCharsets.UTF_8);
        EventCheck.consumed(String.valueOf(message.getSubject()), text);
        JsonNode event = new JsonMapper().readTree(text);
        return event.path("eventType").stringValue() + " " + event.path("aggregateVersion");
    }
}
