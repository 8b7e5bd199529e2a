package io.ghasi.delivery.adapters.postgres;

import io.ghasi.delivery.core.scorm.course.LearnerRecord;
import io.ghasi.delivery.core.scorm.course.ScormChange;
import io.ghasi.delivery.core.scorm.sequencing.ObjectiveState;
import io.ghasi.delivery.core.scorm12.course.Scorm12Change;
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
        return switch (keeping.after()) {
            case ScormChange change ->
                change.progress() == null
                        && change.activities().size() == 1
                        && change.shared().equals(LearnerRecord.NOTHING);
            case Scorm12Change change ->
                change.attempt() == null && change.items().size() == 1;
            default -> false;
        };
    }

    /** That record. */
    static SaidRecord record(Keeping keeping) {
        return StoredChange.of(keeping.after()).activities().getFirst();
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
        memory(json, StoredChange.of(change.keeping().after()));
        json.writeEndObject();
    }

    private static void memory(JsonGenerator json, StoredChange change) {
        json.writeStartObject();
        if (change.progress() != null) {
            json.writeStringProperty("progress", change.progress());
            json.writeName("delivered");
            json.writePOJO(change.delivered());
        }
        json.writeName("activities");
        json.writeStartArray();
        change.activities().forEach(record -> activity(json, record));
        json.writeEndArray();
        shared(json, change.shared());
        json.writeEndObject();
    }

    private static void activity(JsonGenerator json, SaidRecord record) {
        json.writeStartObject();
        json.writeNumberProperty("activity", record.activity());
        json.writeStringProperty("record", record.text());
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
