package io.ghasi.delivery.adapters.postgres;

import io.ghasi.delivery.core.course.Cursor;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The stored form of a cursor. */
final class CursorJson {
    private static final JsonMapper JSON = new JsonMapper();

    private CursorJson() {}

    static void write(JsonGenerator json, Cursor cursor) {
        json.writeStartObject();
        json.writeNumberProperty("schemaVersion", Cursor.SCHEMA_VERSION);
        json.writeStringProperty("moduleId", cursor.module());
        json.writeStringProperty("lessonId", cursor.lesson());
        json.writeName("blockId");
        if (cursor.block() == null) {
            json.writeNull();
        } else {
            json.writeString(cursor.block());
        }
        json.writeName("branchPath");
        json.writeStartArray();
        cursor.branchPath().forEach(json::writeString);
        json.writeEndArray();
        json.writeNumberProperty("sequenceIndex", cursor.sequenceIndex());
        json.writeEndObject();
    }

    /** Reads what {@link #write} wrote. */
    static Cursor read(String json) {
        JsonNode node = JSON.readTree(json);
        List<String> branches = new ArrayList<>();
        node.get("branchPath").forEach(branch -> branches.add(branch.asString()));
        JsonNode block = node.get("blockId");
        return new Cursor(
                node.get("moduleId").asString(),
                node.get("lessonId").asString(),
                block.isNull() ? null : block.asString(),
                branches,
                node.get("sequenceIndex").asInt());
    }
}
