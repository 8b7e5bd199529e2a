package io.ghasi.delivery.core.scorm.runtime;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What content calls an element, taken apart.
 *
 * @param pattern with {@code n} for each number
 * @param places the numbers, each with the collection that it counts in
 */
record Name(String text, String pattern, List<Place> places) {
    private static final Pattern NUMBER = Pattern.compile("0|[1-9]\\d{0,8}");
    private static final Pattern DOT = Pattern.compile("\\.");
    /** No element has a longer name, whatever it counts to. */
    private static final int LONGEST = 255;

    /** A place in a collection, such as 2 in {@code cmi.objectives}. */
    record Place(String collection, int number) {}

    /** What is too long to be a name has a pattern that nothing has. */
    static Name of(String text) {
        if (text.length() > LONGEST) {
            return new Name(text, "", List.of());
        }
        StringBuilder pattern = new StringBuilder();
        StringBuilder whole = new StringBuilder();
        List<Place> places = new ArrayList<>();
        for (String part : DOT.split(text, -1)) {
            boolean number = !whole.isEmpty() && NUMBER.matcher(part).matches();
            if (number) {
                places.add(new Place(whole.toString(), Integer.parseInt(part)));
            }
            if (!whole.isEmpty()) {
                pattern.append('.');
                whole.append('.');
            }
            pattern.append(number ? "n" : part);
            whole.append(part);
        }
        return new Name(text, pattern.toString(), List.copyOf(places));
    }

    /** Its last part. */
    String last() {
        return text.substring(text.lastIndexOf('.') + 1);
    }

    /** All but its last part. */
    Name parent() {
        int end = text.lastIndexOf('.');
        return of(end < 0 ? "" : text.substring(0, end));
    }

    /** Whether it asks about the model, and not about a value. */
    boolean isKeyword() {
        return last().startsWith("_");
    }
}
