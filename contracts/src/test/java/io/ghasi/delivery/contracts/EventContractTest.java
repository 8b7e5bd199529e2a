package io.ghasi.delivery.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.networknt.schema.Schema;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class EventContractTest {
    private static JsonNode example(String event) {
        return Contract.json("events/examples/delivery.play_session." + event + ".v1.json");
    }

    @ParameterizedTest
    @ValueSource(strings = {"started", "navigated", "paused", "resumed", "completed", "failed", "abandoned"})
    void theExampleIsValidAndNamesTheSchemaByItsDigest(String event) {
        // Given
        JsonNode example = example(event);
        // When
        var errors = Contract.event(event).validate(example);
        // Then
        assertThat(errors).isEmpty();
        assertThat(example.get("schemaUri").asString()).isEqualTo(EventSchemas.schemaUri(event));
    }

    @ParameterizedTest
    @ValueSource(strings = {"started", "navigated", "paused", "resumed", "completed", "failed", "abandoned"})
    void everyChangeOfASingleMemberIsRejected(String event) {
        // Given
        Schema schema = Contract.event(event);
        List<Mutations.Mutation> mutations = Mutations.of(example(event));
        // When
        var accepted = mutations.stream()
                .filter(mutation -> schema.validate(mutation.document()).isEmpty())
                .map(Mutations.Mutation::change);
        // Then
        assertThat(mutations).hasSizeGreaterThan(100);
        assertThat(accepted).isEmpty();
    }

    @Test
    void whatIsOptionalMayBeAbsent() {
        // Given
        ObjectNode event = (ObjectNode) example("completed");
        event.remove("causationId");
        ((ObjectNode) event.get("payload")).remove("score");
        // When
        var errors = Contract.event("completed").validate(event);
        // Then
        assertThat(errors).isEmpty();
    }

    @Test
    void oneEventIsNotTakenForAnother() {
        // Given
        JsonNode failed = example("failed");
        // When
        var errors = Contract.event("abandoned").validate(failed);
        // Then
        assertThat(errors).isNotEmpty();
    }

    @Test
    void anEventThatDoesNotExistHasNoSchema() {
        assertThatThrownBy(() -> EventSchemas.schemaUri("paid"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("paid");
    }
}
