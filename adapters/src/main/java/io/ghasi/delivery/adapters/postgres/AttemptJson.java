package io.ghasi.delivery.adapters.postgres;

import io.ghasi.delivery.core.scorm12.LessonStatus;
import io.ghasi.delivery.core.scorm12.course.Attempt;
import io.ghasi.delivery.core.scorm12.course.Standing;
import java.io.StringWriter;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The stored form of where an attempt on a SCORM 1.2 course is. An item is an array: its number, its status, its score where it has one. */
public final class AttemptJson {
    /** Raised when a reader of the old form would misread the new one. */
    private static final int VERSION = 1;

    private static final JsonMapper JSON = new JsonMapper();

    private AttemptJson() {}

    /** {@code attempt} as text. */
    public static String write(Attempt attempt) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text)) {
            json.writeStartObject();
            json.writeNumberProperty("v", VERSION);
            if (attempt.item() != null) {
                json.writeNumberProperty("item", attempt.item());
            }
            json.writeNumberProperty("visits", attempt.visits());
            json.writeBooleanProperty("suspended", attempt.suspended());
            json.writeName("items");
            json.writeStartArray();
            new TreeMap<>(attempt.standings()).forEach((item, standing) -> standing(json, item, standing));
            json.writeEndArray();
            json.writeEndObject();
        }
        return text.toString();
    }

    private static void standing(JsonGenerator json, int item, Standing standing) {
        json.writeStartArray();
        json.writeNumber(item);
        json.writeString(standing.status().word());
        if (standing.measure() != null) {
            json.writeNumber(standing.measure());
        }
        json.writeEndArray();
    }

    /**
     * Reads what {@link #write} wrote.
     *
     * @throws IllegalStateException where it is of a version that came later
     */
    public static Attempt read(String text) {
        JsonNode node = JSON.readTree(text);
        StoredVersion.check("attempt", node, VERSION);
        Map<Integer, Standing> standings = new HashMap<>();
        node.required("items").forEach(item -> standings.put(item.required(0).intValue(), standing(item)));
        JsonNode item = node.get("item");
        return new Attempt(
                item == null ? null : (Integer) item.intValue(),
                node.required("visits").intValue(),
                node.required("suspended").booleanValue(),
                standings);
    }

    private static Standing standing(JsonNode array) {
        String word = array.required(1).stringValue();
        JsonNode measure = array.get(2);
        return new Standing(
                Objects.requireNonNull(LessonStatus.of(word), word),
                measure == null ? null : (Double) measure.doubleValue());
    }
}
