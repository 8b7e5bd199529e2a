package io.ghasi.delivery.adapters.postgres;

import io.ghasi.delivery.core.scorm.course.Progress;
import io.ghasi.delivery.core.scorm.sequencing.ActivitySnapshot;
import io.ghasi.delivery.core.scorm.sequencing.SequencingSnapshot;
import java.io.StringWriter;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The stored form of where an attempt on a SCORM course is. An activity is an array, since there may be thousands: its number, its flags as
 * bits, its attempts, its objectives, and its Available Children where these are not all.
 */
public final class ProgressJson {
    /** Raised when a reader of the old form would misread the new one. */
    private static final int VERSION = 1;

    private static final JsonMapper JSON = new JsonMapper();

    private ProgressJson() {}

    /** {@code progress} as text. */
    public static String write(Progress progress) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text)) {
            json.writeStartObject();
            json.writeNumberProperty("v", VERSION);
            SequencingSnapshot sequencing = progress.sequencing();
            number(json, "current", sequencing.current());
            number(json, "suspended", sequencing.suspended());
            number(json, "delivered", progress.delivered());
            json.writeName("activities");
            json.writeStartArray();
            sequencing.activities().forEach(activity -> activity(json, activity));
            json.writeEndArray();
            json.writeName("objectives");
            ObjectiveStateJson.write(json, sequencing.globals());
            json.writeName("stores");
            json.writePOJO(progress.stores());
            json.writeEndObject();
        }
        return text.toString();
    }

    private static void number(JsonGenerator json, String name, @Nullable Integer value) {
        if (value != null) {
            json.writeNumberProperty(name, value);
        }
    }

    private static void activity(JsonGenerator json, ActivitySnapshot activity) {
        json.writeStartArray();
        json.writeNumber(activity.number());
        json.writeNumber(ActivityFlags.of(activity));
        json.writeNumber(activity.attempts());
        json.writeStartArray();
        activity.objectives().forEach(objective -> ObjectiveStateJson.write(json, objective));
        json.writeEndArray();
        if (activity.available() != null) {
            json.writePOJO(activity.available());
        }
        json.writeEndArray();
    }

    /**
     * Reads what {@link #write} wrote.
     *
     * @throws IllegalStateException where it is of a version that came later
     */
    public static Progress read(String text) {
        JsonNode node = JSON.readTree(text);
        StoredVersion.check("progress", node, VERSION);
        List<ActivitySnapshot> activities = node.required("activities")
                .valueStream()
                .map(ProgressJson::activity)
                .toList();
        SequencingSnapshot sequencing = new SequencingSnapshot(
                numberOrNull(node, "current"),
                numberOrNull(node, "suspended"),
                activities,
                ObjectiveStateJson.readAll(node.required("objectives")));
        return new Progress(sequencing, RecordJson.texts(node.required("stores")), numberOrNull(node, "delivered"));
    }

    private static @Nullable Integer numberOrNull(JsonNode node, String name) {
        JsonNode value = node.get(name);
        return value == null ? null : (Integer) value.intValue();
    }

    private static ActivitySnapshot activity(JsonNode array) {
        JsonNode available = array.get(4);
        return ActivityFlags.activity(
                array.required(0).intValue(),
                array.required(1).intValue(),
                array.required(2).intValue(),
                array.required(3).valueStream().map(ObjectiveStateJson::read).toList(),
                available == null
                        ? null
                        : available.valueStream().map(JsonNode::intValue).toList());
    }
}
