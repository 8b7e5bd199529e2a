package io.ghasi.delivery.projector.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ghasi.delivery.core.tenancy.Region;
import io.ghasi.delivery.projector.lines.Events;
import io.ghasi.delivery.projector.process.Site;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class OperationsTest {
    private static final String CREATED = "enrollment.created.v1";
    private static final String STATES = "SELECT state FROM delivery.enrollments";

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

    private Said run(String... words) throws Exception {
        return Said.to(site.environment(), words);
    }

    @Test
    void a_letter_is_seen_and_once_what_was_wrong_is_mended_replayed_delivered_again_and_gone() throws Exception {
        // Given
        site.begin().awaitReady();
        String tenant = site.tenant();
        site.publish("tenant.created.v1", Events.tenant(event(), tenant, "us"));
        patiently().until(() -> site.read("SELECT 1 FROM delivery.tenants").size() == 1);
        site.publish(CREATED, Events.enrolled(event(), tenant, enrollment(), 1));
        site.publish(CREATED, "poison".getBytes(StandardCharsets.UTF_8));
        patiently().until(() -> site.dead().size() == 2);
        // Then
        Said listed = run("dlq", "list");
        assertThat(listed.status()).isZero();
        assertThat(listed.out()).hasSize(2).anyMatch(line -> line.contains("\"error\":\"wrong_region: "));
        long wrongRegion = site.dead().stream()
                .filter(it -> it.letter().error().startsWith("wrong_region"))
                .findFirst()
                .orElseThrow()
                .id();
        JsonNode shown = run("dlq", "show", Long.toString(wrongRegion)).only();
        assertThat(shown.required("payload").stringValue()).contains(tenant);
        assertThat(shown.required("consumer").stringValue()).isEqualTo("delivery-enrollments");
        // When
        site.publish("tenant.settings_updated.v1", moved(tenant));
        patiently().until(() -> site.read("SELECT region FROM delivery.tenants").equals(List.of("eu")));
        assertThat(run("dlq", "replay", Long.toString(wrongRegion))
                        .only()
                        .required("replayed")
                        .booleanValue())
                .isTrue();
        // Then
        patiently().untilAsserted(() -> assertThat(site.read(STATES)).containsExactly("active"));
        assertThat(site.dead()).hasSize(1);
        // When
        assertThat(run("dlq", "replay", "all").status()).isZero();
        // Then
        patiently()
                .untilAsserted(() -> assertThat(site.dead())
                        .singleElement()
                        .satisfies(it -> assertThat(it.id()).isEqualTo(3)));
        assertThat(run("dlq", "discard", "3").status()).isZero();
        assertThat(site.dead()).isEmpty();
        assertThat(run("dlq", "discard", "3"))
                .isEqualTo(new Said(1, List.of(), "delivery: there is no dead letter 3\n"));
    }

    private byte[] moved(String tenant) {
        String payload = """
                {"tenantId":"%s","region":"eu","settings":{"inactivityMinutes":60,"abandonAfterDays":30,"aiEnabled":true,
                "offlineEnabled":true,"turnBudget":100,"allowedOrigins":[]}}""".formatted(tenant);
        return Events.text(event(), "tenant.settings_updated", tenant, tenant, 2, payload)
                .getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void a_consumer_that_is_set_back_brings_all_again_and_nothing_is_done_twice() throws Exception {
        // Given
        site.begin().awaitReady();
        String tenant = site.tenant();
        site.publish("tenant.created.v1", Events.tenant(event(), tenant, "eu"));
        for (int i = 0; i < 20; i++) {
            site.publish(CREATED, Events.enrolled(event(), tenant, enrollment(), 1));
        }
        patiently().until(() -> site.read(STATES).size() == 20);
        site.read("DELETE FROM delivery.inbox WHERE consumer = 'delivery-enrollments' RETURNING 1");
        site.read("DELETE FROM delivery.inbox_position WHERE consumer = 'delivery-enrollments' RETURNING 1");
        site.read("DELETE FROM delivery.enrollments RETURNING 1");
        // When
        JsonNode done = run("replay", "--from", "11", "--consumer", "delivery-enrollments")
                .only();
        // Then
        assertThat(done.required("fromSeq").longValue()).isEqualTo(11);
        assertThat(done.required("messages").longValue()).isEqualTo(10);
        patiently().untilAsserted(() -> assertThat(site.read(STATES)).hasSize(10));
        // When
        String early = Instant.now().minus(Duration.ofHours(1)).toString();
        assertThat(run("replay", "--from", early).out()).hasSize(10);
        // Then
        patiently().untilAsserted(() -> assertThat(site.read(STATES)).hasSize(20));
        patiently()
                .untilAsserted(() -> assertThat(site.read("SELECT event_id FROM delivery.inbox"))
                        .hasSize(21)
                        .doesNotHaveDuplicates());
        assertThat(site.dead()).isEmpty();
        // This test's consumers are to wait for less than declared: they can be changed still, and then are as they
        // should be.
        assertThat(site.isAsDeclared()).isFalse();
        assertThat(site.isAsDeclared()).isTrue();
    }

    @Test
    void what_a_consumer_has_not_been_told_the_end_of_is_not_passed_over() throws Exception {
        for (int i = 0; i < 5; i++) {
            site.publish(CREATED, Events.enrolled(event(), site.tenant(), enrollment(), 1));
        }
        String now = Instant.now().toString();
        for (String from : new String[] {"4", "4000", now}) {
            JsonNode done = run("replay", "--from", from, "--consumer", "delivery-enrollments")
                    .only();
            assertThat(done.required("messages").longValue()).isEqualTo(5);
            assertThat(done.required("earlierThanAsked").booleanValue()).isTrue();
        }
    }

    @Test
    void what_is_not_there_ends_with_1() throws Exception {
        assertThat(run("dlq", "show", "7").err()).isEqualTo("delivery: there is no dead letter 7\n");
        Said consumer = run("replay", "--from", "1", "--consumer", "delivery-nobody");
        assertThat(consumer.status()).isEqualTo(1);
        assertThat(consumer.err()).startsWith("delivery: there is no consumer delivery-nobody; there are ");
        assertThat(Said.to(Map.of(), "dlq", "list").err()).contains("DELIVERY_NATS_SERVERS");
        Map<String, String> nowhere = new HashMap<>(site.environment());
        nowhere.put("DELIVERY_NATS_SERVERS", "nats://127.0.0.1:1");
        Said down = Said.to(nowhere, "dlq", "list");
        assertThat(down.status()).isEqualTo(1);
        assertThat(down.err())
                .startsWith("delivery: ")
                .doesNotContain(site.nats.login().password());
    }

    @Test
    void what_is_of_another_region_is_neither_read_nor_set_back() throws Exception {
        site.moveStreams(Region.US);
        for (String order : List.of("dlq list", "dlq replay all", "replay --from 1 --consumer delivery-enrollments")) {
            Said said = run(order.split(" "));
            assertThat(said.status()).as(order).isEqualTo(1);
            assertThat(said.out()).as(order).isEmpty();
            assertThat(said.err())
                    .isEqualTo("delivery: DELIVERY_NATS_SERVERS has a stream DELIVERY of region us, and DELIVERY_REGION"
                            + " is eu. Say where NATS of eu is\n");
        }
    }

    private String event() {
        return new io.ghasi.delivery.core.ids.EventId(site.ids.next()).text();
    }

    private String enrollment() {
        return new io.ghasi.delivery.core.ids.EnrollmentId(site.ids.next()).text();
    }

    private static ConditionFactory patiently() {
        return await().atMost(Duration.ofMinutes(1));
    }
}
