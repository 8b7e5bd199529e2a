package io.ghasi.delivery.adapters.platform;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads what neighbours answer. Whatever is not as their contract says throws at run time: it makes the answer nonsense. */
final class AnswerJson {
    private static final JsonMapper JSON = new JsonMapper();

    private AnswerJson() {}

    static JsonNode read(byte[] body) {
        return JSON.readTree(body);
    }

    static String text(JsonNode object, String member) {
        return object.required(member).stringValue();
    }

    static @Nullable String textOrNull(JsonNode object, String member) {
        JsonNode value = object.get(member);
        return value == null || value.isNull() ? null : value.stringValue();
    }

    /** A member that is one of our ids. */
    static <T> T id(JsonNode object, String member, Function<String, @Nullable T> parse) {
        String text = text(object, member);
        T id = parse.apply(text);
        if (id == null) {
            throw new IllegalArgumentException(member + " is no id: " + text);
        }
        return id;
    }
}
