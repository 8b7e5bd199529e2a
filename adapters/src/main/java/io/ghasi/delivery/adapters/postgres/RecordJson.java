package io.ghasi.delivery.adapters.postgres;

import io.ghasi.delivery.core.course.RuntimeReply;
import io.ghasi.delivery.core.scorm.attempt.VisitSnapshot;
import io.ghasi.delivery.core.scorm.course.ActivityRecord;
import io.ghasi.delivery.core.scorm.course.Batches;
import io.ghasi.delivery.core.scorm.runtime.Api;
import io.ghasi.delivery.core.scorm.runtime.ErrorCode;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The stored form of what content of one activity has said. A batch is an array of its fingerprint and, for each run of equal replies, result, error and number. */
public final class RecordJson {
    /** Raised when a reader of the old form would misread the new one. */
    private static final int VERSION = 1;

    /** Characters, beside names and values. */
    private static final int TYPICAL_SIZE = 2_048;

    private static final JsonMapper JSON = new JsonMapper();

    private RecordJson() {}

    /** {@code record} as text, without the activity's number. */
    public static String write(ActivityRecord record) {
        VisitSnapshot visit = record.visit();
        StringWriter text = new StringWriter(size(visit.data()));
        try (JsonGenerator json = JSON.createGenerator(text)) {
            json.writeStartObject();
            json.writeNumberProperty("v", VERSION);
            json.writeNumberProperty("visit", visit.number());
            json.writeBooleanProperty("over", visit.over());
            json.writeStringProperty("stage", visit.stage().name());
            json.writeNumberProperty("error", visit.lastError().number());
            json.writeBooleanProperty("suspended", record.suspended());
            json.writeName("data");
            json.writeStartObject();
            visit.data().forEach(json::writeStringProperty);
            json.writeEndObject();
            json.writeName("said");
            json.writeStartArray();
            visit.said().forEach(json::writeString);
            json.writeEndArray();
            batches(json, record.batches());
            json.writeEndObject();
        }
        return text.toString();
    }

    /** Writes {@code batches} as members of the object that is open. */
    static void batches(JsonGenerator json, Batches batches) {
        json.writeNumberProperty("batches", batches.count());
        json.writeName("last");
        json.writeStartArray();
        batches.last().forEach(made -> made(json, made));
        json.writeEndArray();
        Batches.Earlier before = batches.before();
        if (before != null) {
            json.writeNumberProperty("visitBefore", before.visit());
            json.writeNumberProperty("batchesBefore", before.sequence());
            json.writeName("lastBefore");
            made(json, before.made());
        }
    }

    /** About how many characters a record of {@code data} has: a text that grows while it is written is copied each time. */
    static int size(Map<String, String> data) {
        int size = TYPICAL_SIZE;
        for (Map.Entry<String, String> element : data.entrySet()) {
            size += 2 * element.getKey().length() + element.getValue().length();
        }
        return size;
    }

    // Most calls come to the same: a run of equal replies is one, and how many there are.
    private static void made(JsonGenerator json, Batches.Made made) {
        json.writeStartArray();
        json.writeString(made.fingerprint().toString());
        List<RuntimeReply> replies = made.replies();
        for (int from = 0, to; from < replies.size(); from = to) {
            to = from + 1;
            while (to < replies.size() && replies.get(to).equals(replies.get(from))) {
                to++;
            }
            json.writeString(replies.get(from).result());
            json.writeString(replies.get(from).error());
            json.writeNumber(to - from);
        }
        json.writeEndArray();
    }

    /**
     * Reads what {@link #write} wrote of {@code activity}.
     *
     * @throws IllegalStateException where it is of a version that came later
     */
    public static ActivityRecord read(int activity, String text) {
        JsonNode node = JSON.readTree(text);
        StoredVersion.check("record", node, VERSION);
        Set<String> said = new HashSet<>();
        node.required("said").forEach(element -> said.add(element.stringValue()));
        VisitSnapshot visit = new VisitSnapshot(
                activity,
                node.required("visit").intValue(),
                node.required("over").booleanValue(),
                Api.Stage.valueOf(node.required("stage").stringValue()),
                ErrorCode.of(node.required("error").intValue()),
                texts(node.required("data")),
                said);
        return new ActivityRecord(visit, node.required("suspended").booleanValue(), batches(node));
    }

    /** Reads what {@link #batches(JsonGenerator, Batches)} wrote. */
    static Batches batches(JsonNode node) {
        return new Batches(
                node.required("batches").intValue(),
                node.required("last").valueStream().map(RecordJson::made).toList(),
                before(node));
    }

    private static Batches.@Nullable Earlier before(JsonNode node) {
        return node.has("lastBefore")
                ? new Batches.Earlier(
                        node.required("visitBefore").intValue(),
                        node.required("batchesBefore").intValue(),
                        made(node.required("lastBefore")))
                : null;
    }

    private static Batches.Made made(JsonNode batch) {
        List<RuntimeReply> replies = new ArrayList<>();
        for (int i = 1; i < batch.size(); i += 3) {
            RuntimeReply reply = new RuntimeReply(
                    batch.required(i).stringValue(), batch.required(i + 1).stringValue());
            replies.addAll(Collections.nCopies(batch.required(i + 2).intValue(), reply));
        }
        return new Batches.Made(UUID.fromString(batch.required(0).stringValue()), replies);
    }

    /** Texts by their names. */
    static Map<String, String> texts(JsonNode object) {
        Map<String, String> texts = new HashMap<>();
        object.properties()
                .forEach(text -> texts.put(text.getKey(), text.getValue().stringValue()));
        return texts;
    }
}
