package io.ghasi.delivery.adapters.postgres;

import io.ghasi.delivery.core.scorm.sequencing.ObjectiveState;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;

/** The stored form of what is known of an objective: its values in their order, null where they are not known; those at the end are left out then. */
final class ObjectiveStateJson {
    private ObjectiveStateJson() {}

    static void write(JsonGenerator json, ObjectiveState state) {
        List<@Nullable Object> values = Arrays.asList(
                state.satisfied(),
                state.measure(),
                state.raw(),
                state.min(),
                state.max(),
                state.completed(),
                state.progress());
        int size = values.size();
        while (size > 0 && values.get(size - 1) == null) {
            size--;
        }
        json.writeStartArray();
        for (Object value : values.subList(0, size)) {
            switch (value) {
                case null -> json.writeNull();
                case Boolean flag -> json.writeBoolean(flag);
                case Double number -> json.writeNumber(number);
                default -> throw new IllegalStateException("no value of an objective: " + value);
            }
        }
        json.writeEndArray();
    }

    static ObjectiveState read(JsonNode array) {
        return new ObjectiveState(
                flag(array, 0),
                number(array, 1),
                number(array, 2),
                number(array, 3),
                number(array, 4),
                flag(array, 5),
                number(array, 6));
    }

    private static @Nullable Boolean flag(JsonNode array, int place) {
        JsonNode value = array.get(place);
        return (value != null && !value.isNull()) ? (Boolean) value.booleanValue() : null;
    }

    private static @Nullable Double number(JsonNode array, int place) {
        JsonNode value = array.get(place);
        return (value != null && !value.isNull()) ? (Double) value.doubleValue() : null;
    }

    /** All of them, by their identifiers. */
    static void write(JsonGenerator json, Map<String, ObjectiveState> states) {
        json.writeStartObject();
        states.forEach((id, state) -> {
            json.writeName(id);
            write(json, state);
        });
        json.writeEndObject();
    }

    static Map<String, ObjectiveState> readAll(JsonNode object) {
        Map<String, ObjectiveState> states = new HashMap<>();
        object.properties().forEach(state -> states.put(state.getKey(), read(state.getValue())));
        return states;
    }
}
