package io.ghasi.delivery.adapters.nats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nats.client.api.DiscardPolicy;
import io.nats.client.api.StorageType;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TopologyFileTest {
    @Test
    void production_is_what_the_specification_says() {
        Topology topology = TopologyFile.read("production");
        StreamDeclaration delivery = topology.stream("DELIVERY");
        assertThat(delivery.subjects()).containsExactly("delivery.>");
        assertThat(delivery.storage()).isEqualTo(StorageType.File);
        assertThat(delivery.replicas()).isEqualTo(3);
        assertThat(delivery.maxAge()).isEqualTo(Duration.ofDays(30));
        assertThat(delivery.maxBytes()).isEqualTo(1_000_000_000_000L);
        assertThat(delivery.discard()).isEqualTo(DiscardPolicy.New);
        assertThat(delivery.duplicateWindow()).isEqualTo(Duration.ofMinutes(2));
        assertThat(topology.stream("DELIVERY_DLQ").subjects()).containsExactly("DELIVERY.dlq");
        assertThat(delivery.takes("DELIVERY.dlq")).isFalse();
    }

    @Test
    void whoever_listens_hears_all_that_the_specification_names() {
        assertThat(TopologyFile.read("production").consumers().stream().flatMap(one -> one.subjects().stream()))
                .containsExactlyInAnyOrder(
                        "content.play_package.built.v1",
                        "content.play_package.revoked.v1",
                        "content.play_package.bundle.revoked.v1",
                        "enrollment.created.v1",
                        "enrollment.revoked.v1",
                        "enrollment.expired.v1",
                        "enrollment.completed.v1",
                        "assessment.attempt_result.scored.v1",
                        "assessment.attempt.superseded.v1",
                        "identity.device.revoked.v1",
                        "sync.device.wiped.v1",
                        "sync.delivery.play_session.upsert.v1",
                        "sync.delivery.assistant_turn.append.v1",
                        "sync.delivery.offline_mount.upsert.v1",
                        "sync.delivery.navigation_event.append.v1",
                        "tenant.created.v1",
                        "tenant.settings_updated.v1",
                        "marketplace.license.revoked.v1",
                        "tenant.offboarded.v1",
                        "gdpr.subject_request.received.v1");
    }

    @Test
    void a_consumer_has_its_own_settings_and_otherwise_the_usual_ones() {
        Topology topology = TopologyFile.read("production");
        assertThat(topology.consumer("delivery-content-bundles").ackWait()).isEqualTo(Duration.ofSeconds(10));
        assertThat(topology.consumer("delivery-tenants").ackWait()).isEqualTo(Duration.ofSeconds(30));
        assertThat(topology.consumers())
                .allMatch(one -> one.ackWait().equals(one.backoff().getFirst()));
    }

    @Test
    void a_profile_changes_what_differs_by_place() {
        assertThat(TopologyFile.read("sandbox").streams())
                .allMatch(stream -> stream.replicas() == 1 && stream.maxBytes() == 256L << 20);
        assertThat(TopologyFile.read("drill").stream("DELIVERY").duplicateWindow())
                .isEqualTo(Duration.ofSeconds(10));
        assertThat(TopologyFile.read("drill").withDuplicateWindow(Duration.ofSeconds(1)).stream("DELIVERY")
                        .duplicateWindow())
                .isEqualTo(Duration.ofSeconds(1));
        assertThatThrownBy(() -> TopologyFile.read("moon"))
                .hasMessageContainingAll("profiles", "moon", "production", "sandbox");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "version: 1 | version: 2 | version: 1 is the only one",
                "max-age: 30d | max-aeg: 30d | streams.DELIVERY.max-age: is missing",
                "max-age: 30d | max-age: 30d\\n    max-mesages: 5 | streams.DELIVERY.max-mesages: unknown key",
                "max-age: 30d | max-age: 30 days | streams.DELIVERY.max-age: a duration is needed",
                "max-bytes: 1TB | max-bytes: 1XB | streams.DELIVERY.max-bytes: a size is needed",
                "storage: file | storage: paper | streams.DELIVERY.storage: is none of what it may be: paper",
                "deny-delete: false | deny-delete: 'no' | streams.DELIVERY.deny-delete: true or false is needed",
                "max-deliver: 16 | max-deliver: 0 | max-deliver: a whole number above 0 is needed",
                "max-deliver: 16 | max-deliver: 8 | dead-letter-after must be below max-deliver",
                "stream: GDPR | stream: GPDR | delivery-gdpr-requests: stream GPDR is not declared",
                "gdpr.subject_request.received.v1 | gpdr.subject | stream GDPR has no messages for gpdr.subject",
                "replicas: 3 } | replicas: 3, speed: 2 } | profiles.production.speed: unknown key",
                "version: 1 | version: 1\\nversion: 1 | duplicate key",
                "version: 1 | version: 1\\nstreems: {} | streems: unknown key"
            })
    void a_mistake_is_told_with_its_place(String right, String wrong, String told) throws IOException {
        String text = contract();
        assertThat(text).contains(right);
        String changed = text.replaceFirst(Pattern.quote(right), wrong.replace("\\n", "\n"));
        assertThatThrownBy(() -> TopologyFile.read(stream(changed), "production"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(told);
    }

    @ParameterizedTest
    @CsvSource({
        "delivery.>, delivery.play_session.started.v1, true",
        "delivery.>, delivery, false",
        "delivery.>, DELIVERY.dlq, false",
        "delivery.>, delivery-poke, false",
        "a.*.c, a.b.c, true",
        "a.*.c, a.b, false",
        "a.b, a.b.c, false"
    })
    void a_pattern_takes_what_nats_says_it_takes(String pattern, String subject, boolean taken) {
        assertThat(Subjects.matches(pattern, subject)).isEqualTo(taken);
    }

    @Test
    void a_plain_subject_has_no_wildcards_no_empty_words_and_nothing_that_ends_a_line() {
        assertThat(List.of("delivery.x", "delivery-poke")).allMatch(Subjects::isPlain);
        assertThat(List.of("", "a..b", "a.", "a.*", "a.>", "a b", "a\r\nPUB x 0", "a\t"))
                .noneMatch(Subjects::isPlain);
    }

    private static String contract() throws IOException {
        try (InputStream in = TopologyFile.class.getClassLoader().getResourceAsStream("contracts/nats/topology.yaml")) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static InputStream stream(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }
}
