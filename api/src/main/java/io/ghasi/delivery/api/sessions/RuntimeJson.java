package io.ghasi.delivery.api.sessions;

import io.ghasi.delivery.core.course.CourseOutline;
import io.ghasi.delivery.core.course.RuntimeBatch;
import io.ghasi.delivery.core.course.RuntimeCall;
import io.ghasi.delivery.core.course.RuntimeReply;
import io.ghasi.delivery.core.session.RuntimeOutcome;
import io.ghasi.delivery.core.session.State;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/** The schema {@code RuntimeOutcome} of the contract. */
final class RuntimeJson {
    private static final String NO_ERROR = "0";

    private RuntimeJson() {}

    static void write(JsonGenerator json, RuntimeBatch batch, RuntimeOutcome.Answered answered) {
        json.writeStartObject();
        json.writeStringProperty("activityId", batch.activity());
        json.writeNumberProperty("visit", batch.visit());
        json.writeNumberProperty("sequence", batch.sequence());
        json.writeName("replies");
        json.writeStartArray();
        for (int i = 0; i < batch.calls().size(); i++) {
            reply(json, batch.calls().get(i), answered.replies().get(i));
        }
        json.writeEndArray();
        json.writeStringProperty("state", State.of(answered.session()).word());
        json.writeNumberProperty("version", answered.session().version());
        json.writeName("ended");
        ended(json, answered.ended());
        json.writeEndObject();
    }

    private static void reply(JsonGenerator json, RuntimeCall call, RuntimeReply reply) {
        json.writeStartObject();
        switch (call) {
            case RuntimeCall.Initialize _, RuntimeCall.Put _, RuntimeCall.Commit _, RuntimeCall.Terminate _ ->
                json.writeStringProperty("result", reply.result());
            case RuntimeCall.Get _ -> {
                json.writeStringProperty(
                        "result", Boolean.toString(reply.error().equals(NO_ERROR)));
                json.writeStringProperty("value", reply.result());
            }
            // They never fail, and leave the last error as it is.
            case RuntimeCall.LastError _, RuntimeCall.ErrorString _, RuntimeCall.Diagnostic _ -> {
                json.writeStringProperty("result", "true");
                json.writeStringProperty("value", reply.result());
            }
        }
        json.writeStringProperty("error", reply.error());
        json.writeEndObject();
    }

    private static void ended(JsonGenerator json, @Nullable CourseOutline outline) {
        if (outline == null) {
            json.writeNull();
            return;
        }
        json.writeStartObject();
        json.writeName("delivered");
        SequencedJson.delivered(
                json, Objects.requireNonNull(outline.sequenced()).delivered());
        json.writeName("valid");
        ValidJson.write(json, outline.valid());
        json.writeEndObject();
    }
}
