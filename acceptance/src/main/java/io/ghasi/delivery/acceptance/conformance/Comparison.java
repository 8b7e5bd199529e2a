package io.ghasi.delivery.acceptance.conformance;

import java.util.regex.Pattern;

/** Whether an answer is what a trace expects. */
final class Comparison {
    private static final Pattern SPACE = Pattern.compile("\\s+");
    private static final Pattern NUMBER = Pattern.compile("-?\\d+(\\.\\d+)?");

    private Comparison() {}

    /** Numbers compare as numbers, white space of whatever length as one blank; some traces describe what they expect. */
    static boolean isExpected(String expected, String actual) {
        if (expected.startsWith("A characterstring")) {
            return true;
        }
        if (expected.startsWith("An empty characterstring")) {
            return actual.isEmpty();
        }
        if (NUMBER.matcher(expected).matches() && NUMBER.matcher(actual).matches()) {
            return Double.compare(Double.parseDouble(expected), Double.parseDouble(actual)) == 0;
        }
        return alike(expected).equals(alike(actual));
    }

    static String alike(String text) {
        return SPACE.matcher(text.replace("%20", " ")).replaceAll(" ").strip();
    }
}
