package io.ghasi.delivery.adapters.postgres;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Gates and whether they are passed, as one query aggregates them. */
final class GatesJson {
    private static final JsonMapper JSON = new JsonMapper();

    private GatesJson() {}

    /** Null, where there is no row, is nothing known. */
    static Map<String, Boolean> read(@Nullable String json) {
        if (json == null) {
            return Map.of();
        }
        Map<String, Boolean> gates = new HashMap<>();
        JSON.readTree(json)
                .properties()
                .forEach(gate -> gates.put(gate.getKey(), gate.getValue().asBoolean()));
        return gates;
    }
}
