package io.ghasi.delivery.adapters.postgres;

import io.ghasi.delivery.core.course.Cursor;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The stored form of a cursor. */
final class CursorJson {
    private static final JsonMapper JSON = new JsonMapper();

    private CursorJson() {}

    static ObjectNode write(Cursor cursor) {
        ObjectNode node = JSON.createObjectNode();
        node.put("schemaVersion", Cursor.SCHEMA_VERSION);
        node.put("moduleId", cursor.module());
        node.put("lessonId", cursor.lesson());
        node.put("blockId", cursor.block());
        cursor.branchPath().forEach(node.putArray("branchPath")::add);
        node.put("sequenceIndex", cursor.sequenceIndex());
        return node;
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
