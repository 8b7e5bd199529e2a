package io.ghasi.delivery.api.exchange;

import io.ghasi.delivery.api.problem.Code;
import io.ghasi.delivery.api.problem.Problem;
import io.ghasi.delivery.api.problem.Problem.FieldError;
import io.ghasi.delivery.api.problem.ProblemException;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads the query and remembers all that is wrong with it; {@link #end} tells. */
public final class QueryParameters {
    private final Map<String, List<String>> parameters;
    private final List<FieldError> errors = new ArrayList<>();
    private final Set<String> known = new HashSet<>();

    public QueryParameters(HttpServletRequest request) {
        String query = request.getQueryString();
        parameters = query == null ? Map.of() : QueryString.read(query);
    }

    /** Refuses every query: the operation knows none. */
    public static void none(HttpServletRequest request) {
        new QueryParameters(request).end();
    }

    /** A parameter; null where it is absent or wrong. */
    public <T> @Nullable T optional(String name, Function<String, @Nullable T> parse) {
        known.add(name);
        List<String> values = parameters.get(name);
        if (values == null) {
            return null;
        }
        T parsed = values.size() == 1 ? parse.apply(values.getFirst()) : null;
        if (parsed == null) {
            wrong(name, Code.VALIDATION_FIELD_INVALID);
        }
        return parsed;
    }

    /** A whole number between bounds; {@code otherwise} where it is absent or wrong. */
    public int number(String name, int least, int most, int otherwise) {
        Integer number = optional(name, QueryParameters::wholeNumber);
        if (number != null && (number < least || number > most)) {
            wrong(name, Code.VALIDATION_FIELD_OUT_OF_RANGE);
        }
        return number == null ? otherwise : number;
    }

    // Digits beyond what an int holds are a number still, and out of every range.
    private static @Nullable Integer wholeNumber(String text) {
        if (!text.matches("-?[0-9]{1,40}")) {
            return null;
        }
        return text.length() > 9 ? Integer.MAX_VALUE : Integer.parseInt(text);
    }

    /** Notes that something is wrong with a parameter. */
    public void wrong(String name, Code code) {
        errors.add(new FieldError("query." + name, code));
    }

    /** Refuses the request where a parameter is wrong, or was never asked for. */
    public void end() {
        for (String name : parameters.keySet()) {
            if (!known.contains(name)) {
                wrong(name.length() <= 100 ? name : name.substring(0, 100), Code.VALIDATION_UNKNOWN_FIELD);
            }
        }
        if (!errors.isEmpty()) {
            throw new ProblemException(Problem.ofFields(errors));
        }
    }
}
