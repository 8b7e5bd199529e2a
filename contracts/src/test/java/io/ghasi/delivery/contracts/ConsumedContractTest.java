package io.ghasi.delivery.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Schema;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** We read as tolerantly as our effects allow: what they need is there and bounded, whatever else is said is let pass. */
class ConsumedContractTest {
    private static final Mutations.Freedom FREEDOM = new Mutations.Freedom(
            true,
            Set.of(
                    "/schemaUri",
                    "/region",
                    "/partitionKey",
                    "/traceparent",
                    "/correlationId",
                    "/causationId",
                    "/actor",
                    "/retentionClass",
                    "/payload/reason",
                    "/payload/score",
                    "/payload/payload/locale",
                    "/payload/payload/endedAt",
                    "/payload/payload/endReason",
                    "/payload/payload/outcome",
                    "/payload/payload/score",
                    "/payload/payload/scormState",
                    "/payload/payload/unmountedAt",
                    "/payload/payload/reason"),
            Set.of(
                    "blockId",
                    "scaled",
                    "raw",
                    "min",
                    "max",
                    "attemptsAllowed",
                    "validUntil",
                    "supersededBy",
                    "baseVersion"));
    /** Optional in one event and needed in others. */
    private static final Set<String> AT_TIMES = Set.of(
            "identity.device.revoked.v1 without /payload/userId",
            "sync.device.wiped.v1 without /payload/userId",
            "marketplace.license.revoked.v1 without /payload/enrollmentId",
            "tenant.settings_updated.v1 without /payload/region",
            "tenant.settings_updated.v1 without /payload/homeUrl");

    static Stream<String> subjects() {
        return EventContracts.CONSUMED.keySet().stream();
    }

    private static JsonNode example(String subject) {
        return Contract.json("events/consumed/examples/" + subject + ".json");
    }

    @ParameterizedTest
    @MethodSource("subjects")
    void theExampleIsValidAndOfItsSubject(String subject) {
        // Given
        JsonNode example = example(subject);
        // When
        var errors = Contract.consumed(subject).validate(example);
        // Then
        assertThat(errors).isEmpty();
        assertThat(example.get("eventType").asString() + ".v" + example.get("eventVersion"))
                .isEqualTo(subject);
    }

    @ParameterizedTest
    @MethodSource("subjects")
    void whatAnEffectNeedsMustBeThereAndOfItsType(String subject) {
        // Given
        Schema schema = Contract.consumed(subject);
        List<Mutations.Mutation> mutations = Mutations.of(example(subject), FREEDOM);
        // When
        var accepted = mutations.stream()
                .filter(mutation -> schema.validate(mutation.document()).isEmpty())
                .map(mutation -> subject + " " + mutation.change())
                .filter(change -> !AT_TIMES.contains(change));
        // Then
        assertThat(mutations).hasSizeGreaterThan(100);
        assertThat(accepted).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("subjects")
    void whatANeighbourAddsLaterIsLetPass(String subject) {
        // Given
        Schema schema = Contract.consumed(subject);
        List<Mutations.Mutation> additions = Mutations.additions(example(subject));
        // When
        var rejected = additions.stream()
                .filter(mutation -> !schema.validate(mutation.document()).isEmpty())
                .map(Mutations.Mutation::change);
        // Then
        assertThat(additions).hasSizeGreaterThanOrEqualTo(3);
        // A vector clock has devices for members.
        assertThat(rejected).isSubsetOf("unknown member in /payload/vectorClock");
    }

    @ParameterizedTest
    @MethodSource("subjects")
    void noneIsTakenForAnother(String subject) {
        JsonNode example = example(subject);
        assertThat(subjects().filter(other -> !other.equals(subject)))
                .allSatisfy(other ->
                        assertThat(Contract.consumed(other).validate(example)).isNotEmpty());
    }

    @Test
    void everySchemaAndEveryExampleIsOfASubject() {
        var names = EventContracts.CONSUMED.keySet();
        assertThat(Folder.names("events/consumed", ".schema.json"))
                .containsAll(names)
                .hasSize(names.size() + 2)
                .contains("envelope", "shared");
        assertThat(Folder.names("events/consumed/examples", ".json")).containsExactlyInAnyOrderElementsOf(names);
    }
}
