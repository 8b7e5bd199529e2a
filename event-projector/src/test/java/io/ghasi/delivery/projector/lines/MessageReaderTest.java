package io.ghasi.delivery.projector.lines;

import static org.assertj.core.api.Assertions.assertThat;

import io.ghasi.delivery.contracts.EventContracts;
import io.ghasi.delivery.core.inbox.Fault;
import io.ghasi.delivery.core.inbox.Message;
import io.ghasi.delivery.core.inbox.Position;
import io.ghasi.delivery.core.tenancy.Region;
import io.ghasi.delivery.testkit.events.EventCheck;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class MessageReaderTest {
    private static final String CREATED = "enrollment.created";
    private static final long SEED = 20_261_127L;

    private final MessageReader reader = new MessageReader(Region.EU, new Random(SEED));

    static Stream<String> types() {
        return new TreeSet<>(Events.PAYLOADS.keySet()).stream();
    }

    @ParameterizedTest
    @MethodSource("types")
    void every_event_of_every_line_is_understood(String type) {
        EventCheck.consumed(type + ".v1", Events.text(type));
        assertThat(read(type, Events.text(type))).isInstanceOfSatisfying(Reading.Understood.class, it -> {
            assertThat(it.newer()).isFalse();
            assertThat(it.message().at()).isEqualTo(new Position(0, 1));
            assertThat(it.message().producer()).isEqualTo("neighbour");
            assertThat(it.message().cause().correlationId()).isEqualTo("req_1");
        });
    }

    @ParameterizedTest
    @MethodSource("types")
    void an_event_that_says_more_than_we_know_of_is_understood_all_the_same(String type) {
        String more = Events.text(type).replace("\"payload\":{", "\"payload\":{\"someday\":{\"a\":[1]},");
        assertThat(read(type, more))
                .isInstanceOfSatisfying(
                        Reading.Understood.class, it -> assertThat(it.newer()).isTrue());
    }

    @ParameterizedTest
    @MethodSource("types")
    void an_event_without_a_member_that_it_must_have_is_bad(String type) {
        String payload = Events.PAYLOADS.getOrDefault(type, "");
        String name = payload.substring(2, payload.indexOf('"', 2));
        String less = Events.text(type).replace("\"payload\":{\"" + name + "\"", "\"payload\":{\"gone\"");
        assertThat(fault(type, less)).isEqualTo(Fault.SCHEMA_VIOLATION);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"eventVersion\":1 | \"eventVersion\":0 | SCHEMA_VIOLATION",
                "\"eventVersion\":1 | \"eventVersion\":\"1\" | SCHEMA_VIOLATION",
                "\"eventVersion\":1 | \"eventVersion\":1,\"eventVersion\":1 | MALFORMED_JSON",
                "\"eventType\":\"enrollment.created\" | \"eventType\":\"enrollment.revoked\" | SCHEMA_VIOLATION",
                "\"eventId\":\"evt_ | \"eventId\":\"EVT_ | SCHEMA_VIOLATION",
                "\"tenantId\":\"ten_0 | \"tenantId\":\"ten_9 | SCHEMA_VIOLATION",
                "\"region\":\"eu\" | \"region\":\"us\" | WRONG_REGION",
                "\"region\":\"eu\" | \"region\":\"mars\" | SCHEMA_VIOLATION",
                "\"aggregateVersion\":1 | \"aggregateVersion\":0 | SCHEMA_VIOLATION",
                "\"aggregateVersion\":1 | \"aggregateVersion\":2147483648 | SCHEMA_VIOLATION",
                "\"aggregateVersion\":1 | \"aggregateVersion\":1.5 | SCHEMA_VIOLATION",
                "\"epoch\":0 | \"epoch\":-1 | SCHEMA_VIOLATION",
                "\"aggregateId\":\"enr_01JDCB9W400000000000000003 | \"aggregateId\":\"enr_01JDCB9W400000000000000004 | SCHEMA_VIOLATION",
                "\"partitionKey\":\"enr_01JDCB9W400000000000000003 | \"partitionKey\":\"enr_01JDCB9W400000000000000004 | SCHEMA_VIOLATION",
                "\"producer\":\"neighbour@1.0.0\" | \"producer\":\"neighbour\" | SCHEMA_VIOLATION",
                "\"traceparent\":\"00-4 | \"traceparent\":\"01-4 | SCHEMA_VIOLATION",
                "\"attemptsAllowed\":3 | \"attemptsAllowed\":-3 | SCHEMA_VIOLATION",
                "\"validUntil\":null | \"validUntil\":\"2026-13-01T00:00:00.000Z\" | SCHEMA_VIOLATION",
                "\"validUntil\":null | \"validUntil\":\"2026-12-01\" | SCHEMA_VIOLATION",
                "\"userId\":\"usr_ | \"tenantId\":\"ten_01JDCB9W400000000000000008\",\"userId\":\"usr_ | TENANT_MISMATCH",
                "\"payload\":{ | \"payload\":[{ | MALFORMED_JSON"
            })
    void what_is_not_as_the_schema_says_is_named(String right, String wrong, Fault fault) {
        String text = Events.text(CREATED);
        assertThat(text).contains(right);
        assertThat(fault(CREATED, text.replace(right, wrong))).isEqualTo(fault);
    }

    @Test
    void every_subject_that_has_a_contract_is_read_or_is_known_not_to_be() {
        List<String> read = Lines.served().stream()
                .flatMap(it -> it.types().stream())
                .map(it -> it + ".v1")
                .toList();
        List<String> sync = EventContracts.CONSUMED.keySet().stream()
                .filter(it -> it.startsWith("sync.delivery."))
                .toList();
        assertThat(EventContracts.CONSUMED.keySet())
                .containsExactlyInAnyOrderElementsOf(
                        Stream.concat(read.stream(), sync.stream()).toList());
        assertThat(Lines.NOT_YET_SERVED).containsExactly("delivery-sync-merges");
    }

    @Test
    void what_is_no_object_or_no_utf8_or_too_deep_is_malformed() {
        for (String text :
                new String[] {"", "null", "[]", "{", "{} {}", "[".repeat(100_000), "{\"a\":" + "[".repeat(40)}) {
            assertThat(fault(CREATED, text))
                    .as(text.substring(0, Math.min(20, text.length())))
                    .isEqualTo(Fault.MALFORMED_JSON);
        }
        byte[] latin = Events.text(CREATED).replace("req_1", "\u00e9").getBytes(StandardCharsets.ISO_8859_1);
        assertThat(reader.read(line(CREATED), CREATED + ".v1", latin))
                .isEqualTo(new Reading.Bad(Fault.MALFORMED_JSON, "not one JSON object in UTF-8"));
    }

    @Test
    void a_payload_that_is_too_large_is_not_even_read() {
        byte[] large = new byte[MessageReader.MOST_BYTES + 1];
        assertThat(reader.read(line(CREATED), CREATED + ".v1", large))
                .isEqualTo(new Reading.Bad(Fault.TOO_LARGE, "524289 bytes, at most 524288"));
    }

    @Test
    void what_is_of_another_type_or_of_a_version_to_come_is_skipped_unread() {
        byte[] text = "anything".getBytes(StandardCharsets.UTF_8);
        for (String subject :
                new String[] {"enrollment.moved.v1", "enrollment.created.v2", "enrollment.created", "x", ""}) {
            assertThat(reader.read(line(CREATED), subject, text)).as(subject).isEqualTo(new Reading.Skipped());
        }
        assertThat(read(CREATED, Events.text(CREATED).replace("\"eventVersion\":1", "\"eventVersion\":2")))
                .isEqualTo(new Reading.Skipped());
    }

    @Test
    void tenants_of_every_region_are_told_of_everywhere() {
        assertThat(read("tenant.created", Events.text("tenant.created").replace("\"eu\"", "\"us\"")))
                .isInstanceOf(Reading.Understood.class);
    }

    @Test
    void a_settings_update_for_another_tenant_than_its_envelope_names_is_a_mismatch() {
        String text = Events.text("tenant.settings_updated");
        String other = text.replace(
                "\"payload\":{\"tenantId\":\"" + Events.TENANT,
                "\"payload\":{\"tenantId\":\"ten_01JDCB9W400000000000000008");
        assertThat(fault("tenant.settings_updated", other)).isEqualTo(Fault.TENANT_MISMATCH);
    }

    @Test
    void a_trace_is_made_up_where_nobody_sent_one() {
        String text = Events.text(CREATED).replaceAll("\"traceparent\":\"[^\"]*\",\"correlationId\":\"req_1\",", "");
        assertThat(read(CREATED, text)).isInstanceOfSatisfying(Reading.Understood.class, it -> {
            Message message = it.message();
            assertThat(message.cause().traceparent()).matches("00-[0-9a-f]{32}-[0-9a-f]{16}-00");
            assertThat(message.cause().correlationId()).hasSize(32);
        });
    }

    @Test
    void no_text_that_was_damaged_at_random_stops_the_reader() {
        damageAll(SEED);
        damageAll(System.nanoTime());
    }

    private void damageAll(long seed) {
        System.out.println("MessageReaderTest seed=" + seed);
        Random random = new Random(seed);
        types().forEach(type -> {
            for (int i = 0; i < 300; i++) {
                byte[] text = Events.text(type).getBytes(StandardCharsets.UTF_8);
                for (int flips = 1 + random.nextInt(3); flips > 0; flips--) {
                    text[random.nextInt(text.length)] = (byte) random.nextInt(256);
                }
                assertThat(reader.read(line(type), type + ".v1", text)).isNotNull();
            }
        });
    }

    private Reading read(String type, String text) {
        return reader.read(line(type), type + ".v1", text.getBytes(StandardCharsets.UTF_8));
    }

    private Fault fault(String type, String text) {
        Reading reading = read(type, text);
        assertThat(reading).isInstanceOf(Reading.Bad.class);
        return ((Reading.Bad) reading).fault();
    }

    private static ConsumedLine line(String type) {
        return Lines.served().stream()
                .filter(it -> it.types().contains(type))
                .findFirst()
                .orElseThrow();
    }
}
