package io.ghasi.delivery.relay.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import io.ghasi.delivery.core.ids.EventId;
import io.ghasi.delivery.relay.wiring.RelayWorld.Said;
import io.ghasi.delivery.testkit.events.EventCheck;
import io.nats.client.api.StreamConfiguration;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ParkedTest {
    private static final UUID SCHOOL = new UUID(1, 1);
    private static final UUID SESSION = new UUID(7, 7);
    private static final int LARGE = 4_000;

    private RelayWorld world;
    private List<UUID> events;

    @BeforeEach
    void park() throws Exception {
        world = new RelayWorld(Duration.ofSeconds(1));
        allow(2_000);
        events = List.of(
                world.add(SCHOOL, SESSION, 1, RelayWorld.NAVIGATED, "{}"),
                world.add(SCHOOL, SESSION, 2, RelayWorld.NAVIGATED, envelope()),
                world.add(SCHOOL, SESSION, 3, RelayWorld.NAVIGATED, "{}"),
                world.add(SCHOOL, SESSION, 4, RelayWorld.NAVIGATED, "{}"));
        world.relay(() -> world.outbox.pending() == 2);
    }

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void an_operator_sees_what_was_put_aside_why_and_what_waits_behind_it() {
        Said list = world.operator("parked", "list");
        assertThat(list.code()).isZero();
        assertThat(list.text())
                .contains(text(events.get(1)))
                .contains("\"version\":2")
                .contains("\"waiting\":2")
                .contains("[10054]")
                .doesNotContain("xxxx");
        assertThat(list.last()).isEqualTo("parked=1");
        assertThat(world.operator("parked", "show", text(events.get(1))).text()).contains("xxxx");
        assertThat(world.operator("parked", "show", text(events.get(0))))
                .isEqualTo(new Said(1, text(events.get(0)) + " is not parked\n"));
    }

    @Test
    void once_the_cause_is_mended_it_is_released_and_everything_follows_in_order() throws Exception {
        allow(100_000);
        assertThat(world.operator("parked", "release", text(events.get(1))).code())
                .isZero();
        assertThat(world.operator("parked", "release", text(events.get(1))).code())
                .isEqualTo(1);
        world.relayAll();
        assertThat(world.stream()).containsExactlyElementsOf(events);
        assertThat(world.operator("parked", "list").last()).isEqualTo("parked=0");
    }

    @Test
    void released_too_early_it_is_put_aside_again_and_nothing_gets_past_it() throws Exception {
        world.operator("parked", "release", text(events.get(1)));
        world.relay(() -> world.outbox.pending() == 2);
        assertThat(world.operator("parked", "list").last()).isEqualTo("parked=1");
        assertThat(world.stream()).containsExactly(events.getFirst());
    }

    @Test
    void discarded_it_leaves_a_notice_under_its_number_and_everybody_goes_on() throws Exception {
        Said said = world.operator("parked", "discard", text(events.get(1)), "--reason", "a defect of 0.1.0");
        assertThat(said.code()).isZero();
        world.relayAll();
        assertThat(world.stream()).containsExactlyElementsOf(events);
        world.nats(management -> {
            var notice = management.getMessage("DELIVERY", 2);
            assertThat(notice.getSubject()).isEqualTo("delivery.event.withdrawn.v1");
            String payload = new String(notice.getData(), StandardCharsets.UTF_8);
            EventCheck.published("delivery.event.withdrawn.v1", payload);
            assertThat(payload)
                    .contains("\"aggregateVersion\":2")
                    .contains(RelayWorld.NAVIGATED)
                    .doesNotContain("xxxx");
        });
        assertThat(world.operator("reconcile")).isEqualTo(new Said(0, "aggregates=1 events=4 holes=0 repaired=0\n"));
        world.createStreams();
        assertThat(world.operator("reconcile").code()).isZero();
        assertThat(world.stream()).containsExactlyElementsOf(events);
    }

    private void allow(int bytes) throws Exception {
        world.nats(management -> {
            StreamConfiguration now = management.getStreamInfo("DELIVERY").getConfiguration();
            management.updateStream(
                    StreamConfiguration.builder(now).maximumMessageSize(bytes).build());
        });
    }

    private static String text(UUID event) {
        return new EventId(event).text();
    }

    private static String envelope() {
        return """
                {"eventId":"evt_01JDCB9W400000000000000101","eventType":"delivery.play_session.navigated","eventVersion":1,
                "schemaUri":"schemas://delivery/play_session/navigated/v1#sha256=%s","tenantId":"ten_01JDCB9W400000000000000009",
                "region":"eu","aggregateType":"play_session","aggregateId":"ps_01JDCB9W400000000000000001","aggregateVersion":2,
                "partitionKey":"ps_01JDCB9W400000000000000001","occurredAt":"2026-11-23T10:00:00.000Z",
                "producer":"delivery-service@0.1.0","traceparent":"00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
                "correlationId":"req_01JDCB9W400000000000000051","actor":{"type":"user","id":"usr_01JDCB9W400000000000000002"},
                "epoch":1,"retentionClass":"operational","payload":{"note":"%s"}}
                """.formatted("0".repeat(64), "x".repeat(LARGE));
    }
}
