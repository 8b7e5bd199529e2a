package io.ghasi.delivery.sandbox.content.nativecourse;

import java.util.Map;
import tools.jackson.databind.JsonNode;

/** JSON can escape half of a character, which no UTF-8 can carry: what holds one could not be written down again. */
final class WholeCharacters {
    private WholeCharacters() {}

    /** Whether every text and every member's name below {@code node} is Unicode. */
    static boolean in(JsonNode node) {
        if (node.isString()) {
            return in(node.stringValue());
        }
        for (Map.Entry<String, JsonNode> member : node.properties()) {
            if (!in(member.getKey()) || !in(member.getValue())) {
                return false;
            }
        }
        return !node.isArray() || node.valueStream().allMatch(WholeCharacters::in);
    }

    private static boolean in(String text) {
        return text.codePoints().noneMatch(c -> Character.getType(c) == Character.SURROGATE);
    }
}
