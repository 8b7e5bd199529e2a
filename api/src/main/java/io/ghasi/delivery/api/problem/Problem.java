package io.ghasi.delivery.api.problem;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Something that went wrong, before it is told.
 *
 * @param detail for a person; never a stack trace, SQL or another's data
 * @param errors one per field
 * @param extensions members of its own: text, whole numbers or lists of text
 * @param headers of the answer
 */
public record Problem(
        Code code,
        String detail,
        List<FieldError> errors,
        Map<String, Object> extensions,
        Map<String, String> headers) {
    private static final int MOST_ERRORS = 100;

    /** A field and what is wrong with it. */
    public record FieldError(String field, Code code) {}

    public Problem {
        errors = List.copyOf(errors);
        extensions = Map.copyOf(extensions);
        headers = Map.copyOf(headers);
    }

    /** A problem that {@code detail} says all about. */
    public static Problem of(Code code, String detail) {
        return new Problem(code, detail, List.of(), Map.of(), Map.of());
    }

    /** What is wrong with the fields of a request: named by its first error, and no more of them told than a person reads. */
    public static Problem ofFields(List<FieldError> errors) {
        Code first = errors.getFirst().code();
        List<FieldError> told = errors.subList(0, Math.min(MOST_ERRORS, errors.size()));
        return new Problem(first, first.title() + ": " + errors.getFirst().field(), told, Map.of(), Map.of());
    }

    /** One field is wrong. */
    public static Problem ofField(String field, Code code) {
        return ofFields(List.of(new FieldError(field, code)));
    }

    /** This, and one more member. */
    public Problem with(String member, Object value) {
        Map<String, Object> more = new LinkedHashMap<>(extensions);
        more.put(member, value);
        return new Problem(code, detail, errors, more, headers);
    }

    /** This, and one more header. */
    public Problem withHeader(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new Problem(code, detail, errors, extensions, more);
    }
}
