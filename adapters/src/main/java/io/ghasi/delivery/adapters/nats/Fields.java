package io.ghasi.delivery.adapters.nats;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One mapping of a file: says of each mistake where it stands, and takes no key that nobody asks for. */
final class Fields {
    private final String path;
    private final Map<String, Object> values;
    private final Set<String> asked = new HashSet<>();

    private Fields(String path, Map<String, Object> values) {
        this.path = path;
        this.values = values;
    }

    /** What {@code shape} makes of {@code value}, a mapping at {@code path}. */
    static <T> T read(String path, @Nullable Object value, Function<Fields, T> shape) {
        Fields fields = new Fields(path, mapping(path, value));
        T read = shape.apply(fields);
        fields.values.keySet().stream()
                .filter(key -> !fields.asked.contains(key))
                .findFirst()
                .ifPresent(key -> {
                    throw wrong(fields.at(key), "unknown key");
                });
        return read;
    }

    private static Map<String, Object> mapping(String path, @Nullable Object value) {
        if (!(value instanceof Map<?, ?> map)) {
            throw wrong(path, "a mapping is needed");
        }
        Map<String, Object> copy = new LinkedHashMap<>();
        map.forEach((key, one) -> {
            if (!(key instanceof String name) || one == null) {
                throw wrong(path + "." + key, "needs a text as its key, and a value");
            }
            copy.put(name, one);
        });
        return copy;
    }

    static IllegalArgumentException wrong(String path, String why) {
        return new IllegalArgumentException(path + ": " + why);
    }

    private String at(String key) {
        return path.isEmpty() ? key : path + "." + key;
    }

    boolean has(String key) {
        return values.containsKey(key);
    }

    /** What {@code shape} makes of the mapping under {@code key}. */
    <T> T fields(String key, Function<Fields, T> shape) {
        return read(at(key), value(key), shape);
    }

    /** What {@code shape} makes of each mapping under {@code key}; where one lacks a key, that of {@code usual} holds. */
    <T> List<T> each(String key, Map<String, Object> usual, Function<Named, T> shape) {
        List<T> all = new ArrayList<>();
        mapping(at(key), value(key)).forEach((name, own) -> {
            String where = at(key) + "." + name;
            Map<String, Object> whole = new LinkedHashMap<>(usual);
            whole.putAll(mapping(where, own));
            all.add(read(where, whole, fields -> shape.apply(new Named(name, fields))));
        });
        return all;
    }

    /** A mapping and the key that it stands under. */
    record Named(String name, Fields fields) {}

    /** The mapping under {@code key} as it is. */
    Map<String, Object> raw(String key) {
        return mapping(at(key), value(key));
    }

    String text(String key) {
        return text(at(key), value(key));
    }

    private static String text(String path, @Nullable Object value) {
        if (value instanceof String text && !text.isBlank()) {
            return text;
        }
        throw wrong(path, "a text is needed");
    }

    List<String> texts(String key) {
        if (!(value(key) instanceof List<?> list) || list.isEmpty()) {
            throw wrong(at(key), "a list is needed, and something in it");
        }
        return list.stream().map(one -> text(at(key), one)).toList();
    }

    Duration duration(String key) {
        return duration(at(key), text(key));
    }

    List<Duration> durations(String key) {
        return texts(key).stream().map(text -> duration(at(key), text)).toList();
    }

    private static Duration duration(String path, String text) {
        Duration read = Quantities.duration(text);
        if (read == null) {
            throw wrong(path, "a duration is needed, such as 30s");
        }
        return read;
    }

    long bytes(String key) {
        Long read = Quantities.bytes(text(key));
        if (read == null) {
            throw wrong(at(key), "a size is needed, such as 256MiB");
        }
        return read;
    }

    /** A whole number, 1 at least. */
    int number(String key) {
        if (value(key) instanceof Integer number && number > 0) {
            return number;
        }
        throw wrong(at(key), "a whole number above 0 is needed");
    }

    boolean flag(String key) {
        if (value(key) instanceof Boolean flag) {
            return flag;
        }
        throw wrong(at(key), "true or false is needed");
    }

    /** One of {@code choices}, written in lower case. */
    @SafeVarargs
    final <E extends Enum<E>> E choice(String key, E... choices) {
        String text = text(key);
        for (E choice : choices) {
            if (choice.name().toLowerCase(Locale.ROOT).equals(text)) {
                return choice;
            }
        }
        throw wrong(at(key), "is none of what it may be: " + text);
    }

    private Object value(String key) {
        asked.add(key);
        Object value = values.get(key);
        if (value == null) {
            throw wrong(at(key), "is missing");
        }
        return value;
    }
}
