package io.ghasi.delivery.adapters.postgres;

import io.ghasi.delivery.core.scorm.course.ActivityRecord;
import io.ghasi.delivery.core.scorm.course.LearnerRecord;
import io.ghasi.delivery.core.scorm.course.ScormChange;
import io.ghasi.delivery.core.scorm.sequencing.ObjectiveState;
import io.ghasi.delivery.core.session.Change;
import io.ghasi.delivery.core.session.Decision;
import io.ghasi.delivery.core.session.Keeping;
import java.io.StringWriter;
import java.util.Optional;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.json.JsonMapper;

/** What courses keep with decisions, as {@code V025__runtime.sql} reads it. */
final class MemoryJson {
    private static final JsonMapper JSON = new JsonMapper();

    private MemoryJson() {}

    /** The change of {@code decision} whose course keeps something; at most one does. */
    static Optional<Change> remembered(Decision decision) {
        return decision.changes().stream()
                .filter(change -> change.keeping().isSomething())
                .findFirst();
    }

    /** Whether one activity's record is all that is kept anew. */
    static boolean isRecord(Keeping keeping) {
        return keeping.after() instanceof ScormChange change
                && change.progress() == null
                && change.activities().size() == 1
                && change.shared().equals(LearnerRecord.NOTHING);
    }

    /** That record. */
    static ActivityRecord record(Keeping keeping) {
        return ((ScormChange) keeping.after()).activities().getFirst();
    }

    /** Writes what is kept with {@code change}, of the decision at place {@code n}. */
    static void write(JsonGenerator json, int n, Change change) {
        json.writeStartObject();
        json.writeNumberProperty("n", n);
        json.writeStringProperty(
                "session_id", change.after().facts().id().value().toString());
        json.writeStringProperty(
                "user_id", change.after().facts().user().value().toString());
        // A session that begins stands on nothing of its own.
        if (change instanceof Change.Update) {
            json.writeNumberProperty(
                    "expected", ((StoredMemory) change.keeping().before()).version());
        }
        json.writeName("memory");
        memory(json, (ScormChange) change.keeping().after());
        json.writeEndObject();
    }

    private static void memory(JsonGenerator json, ScormChange change) {
        json.writeStartObject();
        if (change.progress() != null) {
            json.writeStringProperty("progress", ProgressJson.write(change.progress()));
            json.writeName("delivered");
            json.writePOJO(change.progress().delivered());
        }
        json.writeName("activities");
        json.writeStartArray();
        change.activities().forEach(record -> activity(json, record));
        json.writeEndArray();
        shared(json, change.shared());
        json.writeEndObject();
    }

    private static void activity(JsonGenerator json, ActivityRecord record) {
        json.writeStartObject();
        json.writeNumberProperty("activity", record.visit().activity());
        json.writeStringProperty("record", RecordJson.write(record));
        json.writeEndObject();
    }

    private static void shared(JsonGenerator json, LearnerRecord shared) {
        json.writeName("objectives");
        json.writeStartArray();
        shared.objectives().forEach((id, state) -> pair(json, "objective", id, "state", text(state)));
        json.writeEndArray();
        json.writeName("stores");
        json.writeStartArray();
        shared.stores().forEach((id, value) -> pair(json, "store", id, "value", value));
        json.writeEndArray();
    }

    private static void pair(JsonGenerator json, String name, String id, String other, String value) {
        json.writeStartObject();
        json.writeStringProperty(name, id);
        json.writeStringProperty(other, value);
        json.writeEndObject();
    }

    private static String text(ObjectiveState state) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text)) {
            ObjectiveStateJson.write(json, state);
        }
        return text.toString();
    }
}
