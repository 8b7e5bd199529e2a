package io.ghasi.delivery.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.networknt.schema.Schema;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class EventContractTest {
    private static final Mutations.Freedom FREEDOM = new Mutations.Freedom(
            false,
            Set.of(
                    "/causationId",
                    "/payload/score",
                    "/payload/sessionTime",
                    "/payload/elements/cmi.location",
                    "/payload/elements/cmi.suspend_data"),
            Set.of("blockId", "scaled", "raw", "min", "max"));

    static Stream<String> subjects() {
        return EventContracts.PUBLISHED.keySet().stream();
    }

    private static JsonNode example(String subject) {
        return Contract.json("events/examples/" + subject + ".json");
    }

    private static JsonNode session(String event) {
        return example("delivery.play_session." + event + ".v1");
    }

    @ParameterizedTest
    @MethodSource("subjects")
    void theExampleIsValidAndNamesTheSchemaByItsDigest(String subject) {
        // Given
        JsonNode example = example(subject);
        // When
        var errors = Contract.published(subject).validate(example);
        // Then
        assertThat(errors).isEmpty();
        assertThat(example.get("schemaUri").asString()).isEqualTo(EventContracts.schemaUri(subject));
    }

    @ParameterizedTest
    @MethodSource("subjects")
    void theSubjectIsTheTypeAndTheVersion(String subject) {
        JsonNode example = example(subject);
        assertThat(example.get("eventType").asString() + ".v" + example.get("eventVersion"))
                .isEqualTo(subject);
        assertThat(example.get("partitionKey")).isEqualTo(example.get("aggregateId"));
    }

    @ParameterizedTest
    @MethodSource("subjects")
    void everyChangeOfASingleMemberIsRejected(String subject) {
        // Given
        Schema schema = Contract.published(subject);
        List<Mutations.Mutation> mutations = Mutations.of(example(subject), FREEDOM);
        // When
        var accepted = mutations.stream()
                .filter(mutation -> schema.validate(mutation.document()).isEmpty())
                .map(Mutations.Mutation::change);
        // Then
        assertThat(mutations).hasSizeGreaterThan(100);
        assertThat(accepted).isEmpty();
    }

    @Test
    void everySchemaAndEveryExampleIsOfASubject() {
        var names = EventContracts.PUBLISHED.keySet();
        assertThat(Folder.names("events", ".schema.json"))
                .containsAll(names)
                .hasSize(names.size() + 2)
                .contains("envelope", "shared");
        assertThat(Folder.names("events/examples", ".json")).containsExactlyInAnyOrderElementsOf(names);
    }

    @Test
    void whatIsOptionalMayBeAbsent() {
        // Given
        ObjectNode event = (ObjectNode) session("completed");
        event.remove("causationId");
        ((ObjectNode) event.get("payload")).remove("score");
        // When
        var errors = Contract.published("delivery.play_session.completed.v1").validate(event);
        // Then
        assertThat(errors).isEmpty();
    }

    @Test
    void oneEventIsNotTakenForAnother() {
        // Given
        JsonNode failed = session("failed");
        // When
        var errors = Contract.published("delivery.play_session.abandoned.v1").validate(failed);
        // Then
        assertThat(errors).isNotEmpty();
    }

    @Test
    void whatALearnerWroteIsNeverInARuntimeEvent() {
        // Given
        String subject = "delivery.runtime.committed.v1";
        ObjectNode event = (ObjectNode) example(subject);
        ((ObjectNode) event.at("/payload/elements")).put("cmi.suspend_data", "x".repeat(4_001));
        // When
        var errors = Contract.published(subject).validate(event);
        // Then
        assertThat(errors).isNotEmpty();
    }

    @Test
    void anEventThatDoesNotExistHasNoSchema() {
        assertThatThrownBy(() -> EventContracts.schemaUri("delivery.play_session.paid.v1"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("paid");
    }
}
