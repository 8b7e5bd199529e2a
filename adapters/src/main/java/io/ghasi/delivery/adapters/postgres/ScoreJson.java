package io.ghasi.delivery.adapters.postgres;

import io.ghasi.delivery.core.session.Score;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The stored form of a score. */
final class ScoreJson {
    private static final JsonMapper JSON = new JsonMapper();

    private ScoreJson() {}

    static ObjectNode write(Score score) {
        ObjectNode node = JSON.createObjectNode();
        node.put("scaled", score.scaled());
        node.put("raw", score.raw());
        node.put("min", score.min());
        node.put("max", score.max());
        return node;
    }

    /** Reads what {@link #write} wrote; null is no score. */
    static @Nullable Score read(@Nullable String json) {
        if (json == null) {
            return null;
        }
        JsonNode node = JSON.readTree(json);
        return new Score(number(node, "scaled"), number(node, "raw"), number(node, "min"), number(node, "max"));
    }

    private static @Nullable BigDecimal number(JsonNode node, String name) {
        JsonNode value = node.get(name);
        return value.isNull() ? null : value.decimalValue();
    }
}
