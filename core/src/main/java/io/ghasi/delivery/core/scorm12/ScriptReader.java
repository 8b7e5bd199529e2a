package io.ghasi.delivery.core.scorm12;

import io.ghasi.delivery.core.scorm12.Condition.AtLeast;
import java.io.Serial;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * Reads a script of prerequisites. {@code ~} binds closest, then {@code &}, then {@code |}; members of a set can be conditions. For one script.
 */
final class ScriptReader {
    /** Characters: an examination after a thousand items, each with a long identifier. */
    static final int LONGEST = 1 << 16;
    /** Parentheses, sets and negations within each other. */
    static final int DEEPEST = 64;

    private static final String OPERATORS = "&|~()=<>*{},\"'";
    private static final Pattern NUMBER = Pattern.compile("\\d{1,6}");
    private static final Pattern SPACES = Pattern.compile("\\s+");

    private final String script;
    private int at;
    private int depth;

    private ScriptReader(String script) {
        this.script = script;
    }

    static Prerequisites read(String script) {
        if (script.length() > LONGEST) {
            return new Prerequisites.Unreadable("longer than " + LONGEST + " characters", 0);
        }
        ScriptReader reader = new ScriptReader(script);
        try {
            return new Prerequisites.Script(reader.whole());
        } catch (Unreadable e) {
            return new Prerequisites.Unreadable(e.why, reader.at);
        }
    }

    /** Ends the reading, from whatever depth. */
    private static final class Unreadable extends RuntimeException {
        @Serial
        private static final long serialVersionUID = 1;

        private final String why;

        Unreadable(String why) {
            super(why, null, false, false);
            this.why = why;
        }
    }

    private Condition whole() {
        Condition condition = any();
        if (at < script.length()) {
            throw new Unreadable("an operator was expected");
        }
        return condition;
    }

    private Condition any() {
        return AtLeast.any(separated('|', this::all));
    }

    private Condition all() {
        return AtLeast.all(separated('&', this::one));
    }

    private List<Condition> separated(char separator, Supplier<Condition> part) {
        List<Condition> parts = new ArrayList<>();
        do {
            parts.add(part.get());
        } while (takes(separator));
        return List.copyOf(parts);
    }

    private Condition one() {
        if (takes('~')) {
            return new Condition.Not(deeper(this::one));
        }
        if (takes('(')) {
            Condition inner = deeper(this::any);
            expect(')');
            return inner;
        }
        String word = word();
        return takes('*') ? set(word) : compared(word);
    }

    private <T> T deeper(Supplier<T> part) {
        if (++depth > DEEPEST) {
            throw new Unreadable("deeper than " + DEEPEST);
        }
        T read = part.get();
        depth--;
        return read;
    }

    private Condition set(String number) {
        if (!NUMBER.matcher(number).matches()) {
            throw new Unreadable("a number was expected before *");
        }
        int least = Integer.parseInt(number);
        expect('{');
        List<Condition> members = deeper(() -> separated(',', this::any));
        expect('}');
        if (least > members.size()) {
            throw new Unreadable("more are required than the set has");
        }
        return new AtLeast(least, members);
    }

    private Condition compared(String item) {
        if (takes('=')) {
            return new Condition.Is(item, status());
        }
        if (takes('<')) {
            expect('>');
            return new Condition.Not(new Condition.Is(item, status()));
        }
        return new Condition.Done(item);
    }

    // Whole words or their first letters (AICC), in any case, with or without quotes.
    private LessonStatus status() {
        skipSpaces();
        boolean quoted = takes('"') || takes('\'');
        int from = at;
        while (at < script.length() && !isOperator()) {
            at++;
        }
        String word = SPACES.matcher(script.substring(from, at).strip())
                .replaceAll(" ")
                .toLowerCase(Locale.ROOT);
        if (quoted && !takes('"')) {
            expect('\'');
        }
        for (LessonStatus status : LessonStatus.values()) {
            if (word.equals(status.word()) || word.equals(status.word().substring(0, 1))) {
                return status;
            }
        }
        throw new Unreadable("a status was expected");
    }

    private String word() {
        skipSpaces();
        int from = at;
        while (at < script.length() && !isOperator() && !Character.isWhitespace(script.charAt(at))) {
            at++;
        }
        if (from == at) {
            throw new Unreadable("an identifier was expected");
        }
        return script.substring(from, at);
    }

    private boolean isOperator() {
        return OPERATORS.indexOf(script.charAt(at)) >= 0;
    }

    private void expect(char sign) {
        if (!takes(sign)) {
            throw new Unreadable(sign + " was expected");
        }
    }

    private boolean takes(char sign) {
        skipSpaces();
        boolean there = at < script.length() && script.charAt(at) == sign;
        if (there) {
            at++;
            skipSpaces();
        }
        return there;
    }

    private void skipSpaces() {
        while (at < script.length() && Character.isWhitespace(script.charAt(at))) {
            at++;
        }
    }
}
