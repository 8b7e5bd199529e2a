package io.ghasi.delivery.testkit.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ghasi.delivery.contracts.EventContracts;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EventCheckTest {
    private static final String STARTED = "delivery.play_session.started.v1";

    static Stream<String> published() {
        return EventContracts.PUBLISHED.keySet().stream();
    }

    static Stream<String> consumed() {
        return EventContracts.CONSUMED.keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("published")
    void an_example_of_what_is_published_passes(String subject) throws IOException {
        String example = text("examples/" + subject);
        assertThatCode(() -> EventCheck.published(subject, example)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @MethodSource("consumed")
    void an_example_of_what_is_consumed_passes(String subject) throws IOException {
        String example = text("consumed/examples/" + subject);
        assertThatCode(() -> EventCheck.consumed(subject, example)).doesNotThrowAnyException();
    }

    @Test
    void all_that_is_wrong_is_told_at_once() throws IOException {
        String wrong = text("examples/" + STARTED)
                .replace("\"attemptNumber\": 1", "\"attemptNumber\": 0")
                .replace("\"standard\": \"native\"", "\"standard\": \"slides\"");
        assertThatThrownBy(() -> EventCheck.published(STARTED, wrong))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining(STARTED)
                .hasMessageContaining("/payload/attemptNumber")
                .hasMessageContaining("/payload/standard");
    }

    @Test
    void what_no_schema_can_say_is_looked_at_too() throws IOException {
        String example = text("examples/" + STARTED);
        assertThat(EventCheck.publishedViolations(STARTED, example.replaceAll("sha256=[0-9a-f]", "sha256=")))
                .anySatisfy(line -> assertThat(line).startsWith("schemaUri"));
        assertThat(EventCheck.publishedViolations(
                        STARTED, example.replace("\"partitionKey\": \"ps_01", "\"partitionKey\": \"ps_02")))
                .singleElement()
                .satisfies(line -> assertThat(line).startsWith("partitionKey"));
        assertThat(EventCheck.publishedViolations("delivery.play_session.paused.v1", example))
                .anySatisfy(line -> assertThat(line).startsWith("eventType"));
    }

    @Test
    void a_subject_without_a_contract_and_what_is_not_json_do_not_pass() throws IOException {
        assertThat(EventCheck.publishedViolations("delivery.play_session.paid.v1", text("examples/" + STARTED)))
                .containsExactly("no contract names this subject");
        assertThat(EventCheck.publishedViolations(STARTED, "{")).containsExactly("this is not JSON");
    }

    private static String text(String name) throws IOException {
        String resource = "contracts/events/" + name + ".json";
        try (InputStream in = EventCheckTest.class.getClassLoader().getResourceAsStream(resource)) {
            return new String(Objects.requireNonNull(in, resource).readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
