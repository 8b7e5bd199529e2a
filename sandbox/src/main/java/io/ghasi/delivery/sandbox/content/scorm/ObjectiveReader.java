package io.ghasi.delivery.sandbox.content.scorm;

import io.ghasi.delivery.sandbox.content.manifest.Json;
import io.ghasi.delivery.sandbox.content.manifest.Reading;
import io.ghasi.delivery.sandbox.content.xml.XmlElement;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Objectives and their maps: those of IMS SS, and the 4th Edition's extension of them (adlseq:objectives), kept apart as written. */
final class ObjectiveReader {
    private static final Fields OBJECTIVE =
            Fields.of(Fields.text("objectiveID", "id"), Fields.flag("satisfiedByMeasure", false));
    private static final Fields MAP = Fields.of(
            Fields.text("targetObjectiveID", "targetId"),
            Fields.flag("readSatisfiedStatus", true),
            Fields.flag("readNormalizedMeasure", true),
            Fields.flag("writeSatisfiedStatus", false),
            Fields.flag("writeNormalizedMeasure", false));
    private static final Fields EXTENDED_MAP = Fields.of(
            Fields.text("targetObjectiveID", "targetId"),
            Fields.flag("readRawScore", true),
            Fields.flag("readMinScore", true),
            Fields.flag("readMaxScore", true),
            Fields.flag("readCompletionStatus", true),
            Fields.flag("readProgressMeasure", true),
            Fields.flag("writeRawScore", false),
            Fields.flag("writeMinScore", false),
            Fields.flag("writeMaxScore", false),
            Fields.flag("writeCompletionStatus", false),
            Fields.flag("writeProgressMeasure", false));
    private static final Type.Decimal MEASURE = Type.Decimal.between(-1, 1);
    private static final double DEFAULT_MEASURE = 1.0;

    private final Reading reading;

    ObjectiveReader(Reading reading) {
        this.reading = reading;
    }

    /** IMS SS, the primary one first. */
    ArrayNode objectives(XmlElement objectives) {
        ArrayNode list = Json.array();
        objectives.all("primaryObjective").limit(1).forEach(one -> list.add(objective(one, true)));
        objectives.all("objective").forEach(one -> list.add(objective(one, false)));
        return list;
    }

    /** adlseq:objectives, by the id of the objective they extend. */
    ArrayNode extended(XmlElement objectives) {
        ArrayNode list = Json.array();
        objectives.all("objective").forEach(objective -> {
            ObjectNode node = Fields.of(Fields.text("objectiveID", "id")).read(objective, reading);
            requireId(objective, node);
            maps(objective, EXTENDED_MAP, node);
            list.add(node);
        });
        return list;
    }

    private ObjectNode objective(XmlElement objective, boolean primary) {
        ObjectNode node = OBJECTIVE.read(objective, reading).put("primary", primary);
        if (!primary) {
            requireId(objective, node);
        }
        node.set("minNormalizedMeasure", measure(objective));
        maps(objective, MAP, node);
        return node;
    }

    private JsonNode measure(XmlElement objective) {
        String text = objective.textOf("minNormalizedMeasure");
        JsonNode value = text == null ? Type.NODES.numberNode(DEFAULT_MEASURE) : MEASURE.parse(text);
        if (value == null) {
            reading.problem("line " + objective.line() + ": the minNormalizedMeasure " + text + " is not "
                    + MEASURE.expected());
            return Type.NODES.numberNode(DEFAULT_MEASURE);
        }
        return value;
    }

    private void maps(XmlElement objective, Fields fields, ObjectNode into) {
        ArrayNode maps = into.putArray("maps");
        objective.all("mapInfo").forEach(map -> {
            if (map.filled("targetObjectiveID") == null) {
                reading.problem("line " + map.line() + ": <mapInfo> has no targetObjectiveID");
            }
            maps.add(fields.read(map, reading));
        });
    }

    private void requireId(XmlElement objective, ObjectNode node) {
        if (!node.has("id")) {
            reading.problem("line " + objective.line() + ": an <objective> has no objectiveID");
        }
    }
}
