package io.ghasi.delivery.adapters.postgres;

import io.ghasi.delivery.core.scorm.runtime.Api;
import io.ghasi.delivery.core.scorm12.ErrorCode;
import io.ghasi.delivery.core.scorm12.VisitSnapshot;
import io.ghasi.delivery.core.scorm12.course.ItemRecord;
import java.io.StringWriter;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The stored form of what content of one item of a SCORM 1.2 course has said; batches as {@link RecordJson} has them. */
public final class ItemRecordJson {
    /** Raised when a reader of the old form would misread the new one. */
    private static final int VERSION = 1;

    private static final JsonMapper JSON = new JsonMapper();

    private ItemRecordJson() {}

    /** {@code record} as text, without the item's number. */
    public static String write(ItemRecord record) {
        VisitSnapshot said = record.said();
        StringWriter text = new StringWriter(RecordJson.size(said.data()));
        try (JsonGenerator json = JSON.createGenerator(text)) {
            json.writeStartObject();
            json.writeNumberProperty("v", VERSION);
            json.writeNumberProperty("visit", record.visit());
            json.writeBooleanProperty("over", record.over());
            json.writeStringProperty("stage", said.stage().name());
            json.writeStringProperty("error", said.lastError().code());
            json.writeName("data");
            json.writePOJO(said.data());
            RecordJson.batches(json, record.batches());
            json.writeEndObject();
        }
        return text.toString();
    }

    /**
     * Reads what {@link #write} wrote of {@code item}.
     *
     * @throws IllegalStateException where it is of a version that came later
     */
    public static ItemRecord read(int item, String text) {
        JsonNode node = JSON.readTree(text);
        StoredVersion.check("record", node, VERSION);
        VisitSnapshot said = new VisitSnapshot(
                Api.Stage.valueOf(node.required("stage").stringValue()),
                ErrorCode.of(node.required("error").stringValue()),
                RecordJson.texts(node.required("data")));
        return new ItemRecord(
                item,
                node.required("visit").intValue(),
                node.required("over").booleanValue(),
                said,
                RecordJson.batches(node));
    }
}
