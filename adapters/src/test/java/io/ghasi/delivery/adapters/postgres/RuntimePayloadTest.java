package io.ghasi.delivery.adapters.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import io.ghasi.delivery.core.course.RuntimeReport;
import io.ghasi.delivery.core.session.SessionEvent;
import java.io.StringWriter;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.json.JsonMapper;

class RuntimePayloadTest {
    private static final JsonMapper JSON = new JsonMapper();

    private static String told(String element) {
        RuntimeReport report =
                new RuntimeReport("a", 1, 1, Map.of(element, "what I wrote"), "unknown", "incomplete", null, null);
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text)) {
            json.writeStartObject();
            RuntimePayload.write(json, new SessionEvent.RuntimeCommitted(report, Instant.EPOCH));
            json.writeEndObject();
        }
        return text.toString();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "cmi.suspend_data",
                "adl.data.0.store",
                "cmi.comments",
                "cmi.comments_from_learner.12.comment",
                "cmi.interactions.3.learner_response",
                "cmi.interactions.3.student_response"
            })
    void what_people_and_content_wrote_for_themselves_is_told_by_its_length_alone(String element) {
        assertThat(told(element))
                .contains("\"" + element + "\":{\"length\":12,")
                .doesNotContain("what I wrote");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"cmi.core.lesson_location", "cmi.interactions.3.id", "cmi.comments_from_learner.12.location"})
    void the_rest_is_told(String element) {
        assertThat(told(element)).contains("\"" + element + "\":\"what I wrote\"");
    }
}
