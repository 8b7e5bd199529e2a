package io.ghasi.delivery.sandbox.http;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** The members of a JSON object. What is missing, wrong or not asked for is refused. */
public final class Members {
    private final JsonNode object;
    private final String path;

    private Members(JsonNode object, String path, Set<String> known) {
        this.object = object;
        this.path = path;
        for (String name : object.propertyNames()) {
            if (!known.contains(name)) {
                throw new Refusal(Problem.unknown(path + Query.shortened(name)));
            }
        }
    }

    static Members read(byte[] bytes, Set<String> known) {
        if (bytes.length == 0) {
            throw new Refusal(Problem.required("body"));
        }
        JsonNode node = parse(bytes);
        if (!node.isObject()) {
            throw new Refusal(Problem.invalid("body", "is no object"));
        }
        return new Members(node, "", known);
    }

    private static JsonNode parse(byte[] bytes) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return Json.MAPPER.readTree(text);
        } catch (JacksonException | CharacterCodingException _) {
            throw new Refusal(
                    Problem.malformed("The body is not one JSON document in UTF-8 that says each thing once"));
        }
    }

    /** A string. */
    public <T> T string(String name, Function<String, @Nullable T> parse) {
        return parsed(path + name, member(name), parse);
    }

    /** A string or null; the member must be there. */
    public <T> @Nullable T stringOrNull(String name, Function<String, @Nullable T> parse) {
        JsonNode value = present(name);
        return value.isNull() ? null : parsed(path + name, value, parse);
    }

    /** Any number of strings. */
    public <T> List<T> strings(String name, Function<String, @Nullable T> parse) {
        JsonNode array = member(name);
        if (!array.isArray()) {
            throw wrong(name, "is no array");
        }
        List<T> values = new ArrayList<>();
        array.forEach(value -> values.add(parsed(path + name, value, parse)));
        return values;
    }

    public boolean bool(String name) {
        JsonNode value = member(name);
        if (!value.isBoolean()) {
            throw wrong(name, "is neither true nor false");
        }
        return value.booleanValue();
    }

    /** A whole number, bounds included. */
    public int integer(String name, int least, int most) {
        return whole(name, member(name), least, most);
    }

    /** A whole number or null; the member must be there. */
    public @Nullable Integer integerOrNull(String name, int least, int most) {
        JsonNode value = present(name);
        return value.isNull() ? null : whole(name, value, least, most);
    }

    private int whole(String name, JsonNode value, int least, int most) {
        if (!value.isNumber() || !value.canConvertToExactIntegral()) {
            throw wrong(name, "is no whole number");
        }
        if (!value.canConvertToInt() || value.intValue() < least || value.intValue() > most) {
            throw wrong(name, "is not between " + least + " and " + most);
        }
        return value.intValue();
    }

    /** An object whose members may be called {@code known} and nothing else. */
    public Members object(String name, String... known) {
        JsonNode value = member(name);
        if (!value.isObject()) {
            throw wrong(name, "is no object");
        }
        return new Members(value, path + name + ".", Set.of(known));
    }

    private JsonNode member(String name) {
        JsonNode value = present(name);
        if (value.isNull()) {
            throw new Refusal(Problem.required(path + name));
        }
        return value;
    }

    private JsonNode present(String name) {
        JsonNode value = object.get(name);
        if (value == null) {
            throw new Refusal(Problem.required(path + name));
        }
        return value;
    }

    private Refusal wrong(String name, String cause) {
        return new Refusal(Problem.invalid(path + name, cause));
    }

    private static <T> T parsed(String name, JsonNode value, Function<String, @Nullable T> parse) {
        T parsed = value.isString() ? parse.apply(value.stringValue()) : null;
        if (parsed == null) {
            throw new Refusal(Problem.invalid(name, "has the wrong type or form"));
        }
        return parsed;
    }
}
