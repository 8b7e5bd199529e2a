package io.ghasi.delivery.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Schema;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

class ReleasedSchemasTest {
    private static final int EVENTS = 100;
    private static final String SCHEMAS = "https://docs.ghasi.io/schemas/delivery/";

    static Stream<String> subjects() {
        return Releases.subjects().stream();
    }

    /** A change that must not happen to a released contract, to the document {@code id} at {@code at}. */
    record Forbidden(String id, String at, Consumer<JsonNode> change, String subject, String finding) {
        @Override
        public String toString() {
            return finding;
        }
    }

    static Stream<Forbidden> forbidden() {
        return Stream.of(
                new Forbidden(
                        "play_session/paused/v1",
                        "/properties/payload/properties/reason/enum",
                        reasons -> ((ArrayNode) reasons).remove(reasons.size() - 1),
                        "delivery.play_session.paused.v1",
                        "/payload/reason may not be \"inactivity\" any more"),
                new Forbidden(
                        "play_session/completed/v1",
                        "/properties/payload/required",
                        required -> ((ArrayNode) required).add("score"),
                        "delivery.play_session.completed.v1",
                        "/payload/score is required now"),
                new Forbidden(
                        "play_session/completed/v1",
                        "/properties/payload/properties",
                        properties -> ((ObjectNode) properties).remove("score"),
                        "delivery.play_session.completed.v1",
                        "/payload/score may not be there any more"),
                new Forbidden(
                        "shared.schema.json",
                        "/$defs/courseText",
                        text -> ((ObjectNode) text).put("maxLength", 100),
                        "delivery.play_session.navigated.v1",
                        "/payload/to/lessonId maxLength was 200 and is 100"),
                new Forbidden(
                        "shared.schema.json",
                        "/$defs/cursor/properties/schemaVersion",
                        version -> ((ObjectNode) version).put("const", 2),
                        "delivery.play_session.started.v1",
                        "/payload/cursor/schemaVersion may not be 1 any more"),
                new Forbidden(
                        "envelope.schema.json",
                        "/properties/actor/properties/type/enum",
                        types -> ((ArrayNode) types).remove(1),
                        "delivery.play_session.abandoned.v1",
                        "/actor/type may not be \"system\" any more"));
    }

    @ParameterizedTest
    @MethodSource("subjects")
    void whatIsReleasedIsOnlyWidened(String subject) {
        assertThat(Narrowing.of(Releases.RELEASED, Releases.CURRENT, Releases.id(subject)))
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("subjects")
    void eventsThatTheReleasedSchemaLetsPassAreLetPassNow(String subject) {
        // Given
        long seed = new Random().nextLong();
        Schema released = Releases.RELEASED.schema(Releases.id(subject));
        Schema current = Releases.CURRENT.schema(Releases.id(subject));
        // When
        List<JsonNode> events = Releases.events(subject, new Instances(new Random(seed)))
                .limit(EVENTS)
                .toList();
        // Then
        assertThat(events).as("seed " + seed).allSatisfy(event -> {
            assertThat(released.validate(event)).isEmpty();
            assertThat(current.validate(event)).isEmpty();
        });
        assertThat(events).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("forbidden")
    void whoeverNarrowsAReleasedContractHearsWhereAndWhy(Forbidden forbidden) {
        // When
        SchemaSet narrowed = narrowed(forbidden);
        // Then
        assertThat(Narrowing.of(Releases.RELEASED, narrowed, Releases.id(forbidden.subject())))
                .contains(forbidden.finding());
    }

    @ParameterizedTest
    @MethodSource("forbidden")
    void eventsFindANarrowingToo(Forbidden forbidden) {
        // Given
        long seed = new Random().nextLong();
        Schema schema = narrowed(forbidden).schema(Releases.id(forbidden.subject()));
        // When
        Stream<JsonNode> rejected = Releases.events(forbidden.subject(), new Instances(new Random(seed)))
                .limit(EVENTS)
                .filter(event -> !schema.validate(event).isEmpty());
        // Then
        assertThat(rejected).as("seed " + seed).isNotEmpty();
    }

    private static SchemaSet narrowed(Forbidden forbidden) {
        JsonNode document = Releases.CURRENT.document(SCHEMAS + forbidden.id()).deepCopy();
        forbidden.change().accept(document.at(forbidden.at()));
        return Releases.CURRENT.with(document);
    }

    @Test
    void theEventsOfASessionAreReleased() {
        assertThat(subjects())
                .isSubsetOf(EventContracts.PUBLISHED.keySet())
                .contains(
                        "delivery.play_session.started.v1",
                        "delivery.play_session.navigated.v1",
                        "delivery.play_session.paused.v1",
                        "delivery.play_session.resumed.v1",
                        "delivery.play_session.completed.v1",
                        "delivery.play_session.failed.v1",
                        "delivery.play_session.abandoned.v1");
    }
}
