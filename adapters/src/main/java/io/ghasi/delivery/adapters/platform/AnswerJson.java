package io.ghasi.delivery.adapters.platform;

import io.ghasi.delivery.core.course.LocalizedText;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads what neighbours answer. Whatever is not as their contract says throws at run time: it makes the answer nonsense. */
final class AnswerJson {
    private static final JsonMapper JSON = new JsonMapper();

    private static final Pattern CAPITAL = Pattern.compile("[A-Z]");

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

    static boolean flag(JsonNode object, String member) {
        return object.required(member).booleanValue();
    }

    static double number(JsonNode object, String member) {
        return object.required(member).doubleValue();
    }

    static int count(JsonNode object, String member) {
        return object.required(member).intValue();
    }

    static @Nullable Integer countOrNull(JsonNode object, String member) {
        JsonNode value = object.get(member);
        return value == null ? null : (Integer) value.intValue();
    }

    /** A member that is a constant of {@code type}, written as {@code camelCase}. */
    static <E extends Enum<E>> E word(JsonNode object, String member, Class<E> type) {
        String words = CAPITAL.matcher(text(object, member)).replaceAll("_$0");
        return Enum.valueOf(type, words.toUpperCase(Locale.ROOT));
    }

    static LocalizedText texts(JsonNode object) {
        Map<String, String> byTag = new HashMap<>();
        object.properties()
                .forEach(text -> byTag.put(text.getKey(), text.getValue().stringValue()));
        return new LocalizedText(byTag);
    }

    /** All of an array; none where it is not there. */
    static <T> List<T> each(@Nullable JsonNode array, Function<JsonNode, T> read) {
        return array == null ? List.of() : array.valueStream().map(read).toList();
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
