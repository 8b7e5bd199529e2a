package io.ghasi.delivery.projector.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ghasi.delivery.adapters.nats.KeptLetter;
import io.ghasi.delivery.contracts.EventContracts;
import io.ghasi.delivery.core.ids.EnrollmentId;
import io.ghasi.delivery.projector.lines.Events;
import io.ghasi.delivery.testkit.servers.Worker;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EventProjectorTest {
    private static final String CREATED = "enrollment.created.v1";

    /** What each subject makes true, as a query that is told of what. */
    private static final Map<String, String> EFFECTS = Map.ofEntries(
            Map.entry(
                    "assessment.attempt.superseded.v1", "gate_attempts WHERE superseded_at IS NOT NULL AND id = '%s'"),
            Map.entry("assessment.attempt_result.scored.v1", "gate_attempts WHERE passed AND id = '%s'"),
            Map.entry("content.play_package.built.v1", "package_index WHERE id = '%s'"),
            Map.entry("content.play_package.bundle.revoked.v1", "revocations WHERE kind = 'bundle' AND id = '%s'"),
            Map.entry("content.play_package.revoked.v1", "revocations WHERE kind = 'package' AND id = '%s'"),
            Map.entry("enrollment.completed.v1", "enrollments WHERE state = 'completed' AND id = '%s'"),
            Map.entry(CREATED, "enrollments WHERE state = 'active' AND id = '%s'"),
            Map.entry("enrollment.expired.v1", "enrollments WHERE state = 'expired' AND id = '%s'"),
            Map.entry("enrollment.revoked.v1", "enrollments WHERE state = 'revoked' AND id = '%s'"),
            Map.entry("gdpr.subject_request.received.v1", "subject_requests WHERE id = '%s'"),
            Map.entry("identity.device.revoked.v1", "revocations WHERE kind = 'device' AND id = '%s'"),
            Map.entry("marketplace.license.revoked.v1", "revocations WHERE kind = 'licence' AND id = '%s'"),
            Map.entry("sync.device.wiped.v1", "revocations WHERE kind = 'device' AND id = '%s'"),
            Map.entry("tenant.created.v1", "tenants WHERE tenant_id = '%s'"),
            Map.entry("tenant.settings_updated.v1", "tenants WHERE NOT ai_enabled AND tenant_id = '%s'"),
            Map.entry("tenant.offboarded.v1", "tenants WHERE left_at IS NOT NULL AND tenant_id = '%s'"));

    @TempDir
    Path home;

    private Site site;

    @BeforeEach
    void open() throws Exception {
        site = new Site(home);
    }

    @AfterEach
    void close() {
        site.close();
    }

    @Test
    void every_event_that_neighbours_may_tell_has_its_effect_and_what_is_none_is_set_aside_between_them()
            throws Exception {
        // Given
        Worker projector = site.begin();
        String tenant = site.tenant();
        String leaving = site.tenant();
        List<Example> told = new ArrayList<>();
        for (String subject : EventContracts.CONSUMED.keySet()) {
            if (!subject.startsWith("tenant.") && !subject.startsWith("sync.delivery.")) {
                told.add(Example.of(subject, tenant, site.ids));
            }
        }
        told.add(Example.ofTenant("tenant.created.v1", tenant, 1, site.ids));
        told.add(Example.ofTenant("tenant.settings_updated.v1", tenant, 2, site.ids));
        // When
        site.publish(told.subList(0, 5));
        site.publish(CREATED, "{\"eventId\":".getBytes(StandardCharsets.UTF_8));
        site.publish(told.subList(5, told.size()));
        site.publish(List.of(
                Example.ofTenant("tenant.created.v1", leaving, 1, site.ids),
                Example.ofTenant("tenant.offboarded.v1", leaving, 2, site.ids)));
        // Then
        projector.awaitReady();
        for (Example example : told) {
            patiently()
                    .untilAsserted(() -> assertThat(site.read("SELECT 1 FROM delivery."
                                    + EFFECTS.getOrDefault(example.subject(), "")
                                            .formatted(example.aggregate())))
                            .as(example.subject())
                            .isNotEmpty());
        }
        patiently()
                .untilAsserted(() -> assertThat(site.read("SELECT 1 FROM delivery.tenants WHERE left_at IS NOT NULL"))
                        .hasSize(1));
        assertThat(EFFECTS.keySet())
                .containsAll(told.stream().map(Example::subject).toList());
        assertThat(site.dead()).singleElement().satisfies(EventProjectorTest::isThePoison);
        patiently()
                .untilAsserted(
                        () -> assertThat(metrics(projector))
                                .contains("delivery_dlq_messages 1.0")
                                .contains("delivery_work_open{kind=\"erase_subject\"}")
                                .contains("delivery_work_oldest_seconds{kind=\"erase_subject\"}")
                                .contains(
                                        "delivery_inbox_processed_total{consumer=\"delivery-enrollments\",outcome=\"applied\"}"));
    }

    private static void isThePoison(KeptLetter kept) {
        assertThat(kept.letter().subject()).isEqualTo(CREATED);
        assertThat(kept.letter().stream()).isEqualTo("ENROLLMENT");
        assertThat(kept.letter().consumer()).isEqualTo("delivery-enrollments");
        assertThat(kept.letter().error()).startsWith("malformed_json: ");
        assertThat(kept.letter().payload()).asString(StandardCharsets.UTF_8).isEqualTo("{\"eventId\":");
    }

    @Test
    void three_projectors_of_which_one_is_killed_and_a_broker_that_is_started_anew_take_each_event_once()
            throws Exception {
        // Given
        long seed = System.nanoTime();
        System.out.println("EventProjectorTest seed=" + seed);
        Worker victim = site.begin();
        List<Worker> others = List.of(site.begin(), site.begin());
        String tenant = site.tenant();
        String late = site.tenant();
        Map<String, String> expected = new TreeMap<>();
        List<byte[]> messages = messages(List.of(tenant, late), 400, expected, new Random(seed));
        site.publish(List.of(Example.ofTenant("tenant.created.v1", tenant, 1, site.ids)));
        victim.awaitReady();
        for (Worker other : others) {
            other.awaitReady();
        }
        // When
        send(messages.subList(0, 400));
        victim.pause();
        send(messages.subList(400, messages.size()));
        victim.kill();
        patiently().until(() -> site.read("SELECT 1 FROM delivery.enrollments").size() > 100);
        site.nats.kill();
        site.nats.start();
        site.publish(List.of(Example.ofTenant("tenant.created.v1", late, 1, site.ids)));
        // Then
        patiently()
                .untilAsserted(
                        () -> assertThat(site.open("delivery-enrollments")).isZero());
        assertThat(site.dead()).isEmpty();
        assertThat(site.read("SELECT id || ' ' || state FROM delivery.enrollments"))
                .containsExactlyInAnyOrderElementsOf(expected.entrySet().stream()
                        .map(it -> it.getKey() + " " + it.getValue())
                        .toList());
        assertThat(site.read("SELECT event_id FROM delivery.inbox WHERE consumer = 'delivery-enrollments'"))
                .doesNotHaveDuplicates();
    }

    private void send(List<byte[]> messages) throws Exception {
        site.asked(connection -> {
            for (byte[] message : messages) {
                String text = new String(message, StandardCharsets.UTF_8);
                String subject = text.contains("\"enrollment.created\"") ? CREATED : "enrollment.revoked.v1";
                connection.jetStream().publish(subject, message);
            }
            return messages;
        });
    }

    // Each begins, every third is revoked, every fourth message is sent twice, all of them in no order.
    private List<byte[]> messages(List<String> tenants, int count, Map<String, String> expected, Random random) {
        List<byte[]> messages = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            EnrollmentId enrollment = new EnrollmentId(site.ids.next());
            String tenant = tenants.get(i % tenants.size());
            messages.add(Events.enrolled(event(), tenant, enrollment.text(), 1));
            if (i % 3 == 0) {
                messages.add(Events.revoked(event(), tenant, enrollment.text(), 2));
            }
            if (i % 4 == 0) {
                messages.add(messages.getLast());
            }
            expected.put(enrollment.value().toString(), i % 3 == 0 ? "revoked" : "active");
        }
        Collections.shuffle(messages, random);
        return messages;
    }

    private String event() {
        return new io.ghasi.delivery.core.ids.EventId(site.ids.next()).text();
    }

    @Test
    void a_projector_waits_for_nats_alive_and_not_ready_and_is_not_alive_once_its_login_is_refused() throws Exception {
        site.nats.stop();
        Worker projector = site.begin();
        patiently().ignoreExceptions().untilAsserted(() -> {
            assertThat(projector.status("/healthz")).isEqualTo(200);
            assertThat(projector.status("/readyz")).isEqualTo(503);
        });
        site.nats.start();
        projector.awaitReady();
        site.nats.stop();
        Files.delete(home.resolve("nats/delivery.secret"));
        try (var _ = io.ghasi.delivery.testkit.servers.NatsServer.open(home.resolve("nats"))) {
            patiently()
                    .untilAsserted(
                            () -> assertThat(projector.status("/healthz")).isEqualTo(503));
        }
    }

    private static String metrics(Worker worker) throws Exception {
        try (HttpClient http = HttpClient.newHttpClient()) {
            URI uri = worker.uri().resolve("/metrics");
            return http.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString())
                    .body();
        }
    }

    private static ConditionFactory patiently() {
        return await().atMost(Duration.ofMinutes(2));
    }
}
