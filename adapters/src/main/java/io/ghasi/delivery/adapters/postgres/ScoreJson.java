package io.ghasi.delivery.adapters.postgres;

import io.ghasi.delivery.core.session.Score;
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
}
