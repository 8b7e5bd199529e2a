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
public record Name(String text, String pattern, List<Place> places) {
    private static final Pattern NUMBER = Pattern.compile("0|[1-9]\\d*");
    private static final int MOST_DIGITS = 9;
    /** No element of any model has a name half as long. What is longer is not taken apart: its places would take up the square of its length. */
    private static final int LONGEST = 200;

    /** A place in a collection, such as 2 in {@code cmi.objectives}. */
    public record Place(String collection, int number) {}

    /** {@code text} taken apart; as a whole, without places, where it is longer than the name of any element. */
    public static Name of(String text) {
        if (text.length() > LONGEST) {
            return new Name(text, text, List.of());
        }
        String[] parts = text.split("\\.", -1);
        List<Place> places = new ArrayList<>();
        int at = 0;
        for (int i = 0; i < parts.length; i++) {
            int next = at + parts[i].length() + 1;
            if (i > 0 && isNumber(parts[i])) {
                places.add(new Place(text.substring(0, at - 1), number(parts[i])));
                parts[i] = "n";
            } else if (parts[i].equals("n")) {
                parts[i] = "n, but no number";
            }
            at = next;
        }
        return new Name(text, String.join(".", parts), List.copyOf(places));
    }

    // Of most parts the first character says that they are none.
    private static boolean isNumber(String part) {
        return !part.isEmpty() && part.charAt(0) <= '9' && NUMBER.matcher(part).matches();
    }

    // Past the end of any collection is past the end, however far.
    private static int number(String digits) {
        return digits.length() > MOST_DIGITS ? Integer.MAX_VALUE : Integer.parseInt(digits);
    }

    /** Its last part. */
    public String last() {
        return text.substring(text.lastIndexOf('.') + 1);
    }

    /** All but its last part. */
    public Name parent() {
        int end = text.lastIndexOf('.');
        return of(end < 0 ? "" : text.substring(0, end));
    }

    /** Whether it asks about the model, and not about a value. */
    public boolean isKeyword() {
        return last().startsWith("_");
    }
}
