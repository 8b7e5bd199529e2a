package io.ghasi.delivery.adapters.postgres;

import io.ghasi.delivery.core.session.Score;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The stored form of a score. */
final class ScoreJson {
    private static final JsonMapper JSON = new JsonMapper();

    private ScoreJson() {}

    static void write(JsonGenerator json, Score score) {
        json.writeStartObject();
        number(json, "scaled", score.scaled());
        number(json, "raw", score.raw());
        number(json, "min", score.min());
        number(json, "max", score.max());
        json.writeEndObject();
    }

    private static void number(JsonGenerator json, String name, @Nullable BigDecimal value) {
        json.writeName(name);
        if (value == null) {
            json.writeNull();
        } else {
            json.writeNumber(value);
        }
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
