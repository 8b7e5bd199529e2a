package io.ghasi.delivery.sandbox.content.check;

/** Text out of a hostile package, made fit for a log line or a terminal. */
final class Printable {
    private static final int LONGEST = 400;

    private Printable() {}

    static String of(String text) {
        StringBuilder safe = new StringBuilder();
        text.codePoints().limit(LONGEST).forEach(c -> safe.appendCodePoint(isSafe(c) ? c : '\uFFFD'));
        return text.length() > LONGEST ? safe.append('…').toString() : safe.toString();
    }

    private static boolean isSafe(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL, Character.FORMAT, Character.SURROGATE, Character.UNASSIGNED -> false;
            case Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }
}
