package io.ghasi.delivery.api.exchange;

import io.ghasi.delivery.api.problem.Code;
import io.ghasi.delivery.api.problem.Problem;
import io.ghasi.delivery.api.problem.Problem.FieldError;
import io.ghasi.delivery.api.problem.ProblemException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads the members of a JSON object and remembers all that is wrong with them; {@link #end} tells. */
public final class Fields {
    private static final JsonNode NOTHING = new JsonMapper().createObjectNode();

    private final JsonNode object;
    private final String path;
    private final List<FieldError> errors;
    private final Set<String> known = new HashSet<>();

    private Fields(JsonNode object, String path, List<FieldError> errors) {
        this.object = object;
        this.path = path;
        this.errors = errors;
    }

    static Fields of(JsonNode root) {
        if (!root.isObject()) {
            throw new ProblemException(Problem.ofField("$", Code.VALIDATION_FIELD_INVALID));
        }
        return new Fields(root, "$", new ArrayList<>());
    }

    /** A member that must be there; null where something is wrong with it. */
    public <T> @Nullable T required(String name, Function<String, @Nullable T> parse) {
        JsonNode value = member(name);
        if (value == null || value.isNull()) {
            wrong(name, Code.VALIDATION_FIELD_REQUIRED);
            return null;
        }
        return parsed(name, value, parse);
    }

    /** A member that may be absent; null where it is, or where something is wrong with it. */
    public <T> @Nullable T optional(String name, Function<String, @Nullable T> parse) {
        JsonNode value = member(name);
        return value == null ? null : parsed(name, value, parse);
    }

    private <T> @Nullable T parsed(String name, JsonNode value, Function<String, @Nullable T> parse) {
        T parsed = value.isString() ? parse.apply(value.stringValue()) : null;
        if (parsed == null) {
            wrong(name, Code.VALIDATION_FIELD_INVALID);
        }
        return parsed;
    }

    /** An object that must be there; one without members where something is wrong with it. */
    public Fields object(String name) {
        JsonNode value = member(name);
        if (value == null || value.isNull()) {
            wrong(name, Code.VALIDATION_FIELD_REQUIRED);
        } else if (!value.isObject()) {
            wrong(name, Code.VALIDATION_FIELD_INVALID);
        }
        return new Fields(value != null && value.isObject() ? value : NOTHING, path + "." + name, errors);
    }

    /** A whole number from 1 on that must be there; 0 where something is wrong with it. */
    public int positive(String name) {
        JsonNode value = member(name);
        if (value == null || value.isNull()) {
            wrong(name, Code.VALIDATION_FIELD_REQUIRED);
        } else if (!value.isIntegralNumber()) {
            wrong(name, Code.VALIDATION_FIELD_INVALID);
        } else if (!value.canConvertToInt() || value.intValue() < 1) {
            wrong(name, Code.VALIDATION_FIELD_OUT_OF_RANGE);
        } else {
            return value.intValue();
        }
        return 0;
    }

    /** A flag that may be absent, and is false then. */
    public boolean flag(String name) {
        JsonNode value = member(name);
        if (value != null && !value.isBoolean()) {
            wrong(name, Code.VALIDATION_FIELD_INVALID);
        }
        return value != null && value.booleanValue(false);
    }

    /** A list of objects that must be there, with one to {@code most} of them; {@code read} reads each, null where something is wrong with it. */
    public <T> List<T> each(String name, int most, Function<Fields, @Nullable T> read) {
        JsonNode value = member(name);
        List<T> all = new ArrayList<>();
        if (value == null || value.isNull()) {
            wrong(name, Code.VALIDATION_FIELD_REQUIRED);
        } else if (!value.isArray()) {
            wrong(name, Code.VALIDATION_FIELD_INVALID);
        } else if (value.isEmpty() || value.size() > most) {
            wrong(name, Code.VALIDATION_FIELD_OUT_OF_RANGE);
        } else {
            for (int i = 0; i < value.size(); i++) {
                T element = element(name + "[" + i + "]", value.get(i), read);
                if (element != null) {
                    all.add(element);
                }
            }
        }
        return all;
    }

    private <T> @Nullable T element(String name, JsonNode value, Function<Fields, @Nullable T> read) {
        if (value.isObject()) {
            Fields fields = new Fields(value, path + "." + name, errors);
            T element = read.apply(fields);
            fields.noMore();
            return element;
        }
        wrong(name, Code.VALIDATION_FIELD_INVALID);
        return null;
    }

    /** Says nothing of members that were not asked for. */
    public void ignoreOthers() {
        known.addAll(object.propertyNames());
    }

    /** Whether anything was wrong so far. */
    public boolean hasErrors() {
        return !errors.isEmpty();
    }

    /** Refuses the request where a member is wrong, or was never asked for. */
    public void end() {
        noMore();
        if (!errors.isEmpty()) {
            throw new ProblemException(Problem.ofFields(errors));
        }
    }

    private void noMore() {
        for (String name : object.propertyNames()) {
            if (!known.contains(name)) {
                wrong(shortened(name), Code.VALIDATION_UNKNOWN_FIELD);
            }
        }
    }

    private @Nullable JsonNode member(String name) {
        known.add(name);
        return object.get(name);
    }

    private void wrong(String name, Code code) {
        errors.add(new FieldError(path + "." + name, code));
    }

    // Names are the client's: they come back, but not without end.
    private static String shortened(String name) {
        return name.length() <= 100 ? name : name.substring(0, 100);
    }
}
