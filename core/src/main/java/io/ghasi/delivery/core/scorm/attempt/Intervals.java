package io.ghasi.delivery.core.scorm.attempt;

import java.math.BigDecimal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Sums of durations (timeinterval (second, 10, 2)). A year and a month have no length: they stay what they are. */
final class Intervals {
    private static final Pattern PARTS = Pattern.compile(
            "P(?:(\\d+)Y)?(?:(\\d+)M)?(?:(\\d+)D)?(?:T(?:(\\d+)H)?(?:(\\d+)M)?(?:(\\d+(?:\\.\\d+)?)S)?)?");
    private static final BigDecimal SIXTY = BigDecimal.valueOf(60);

    private Intervals() {}

    static String sum(String one, String other) {
        BigDecimal[] a = parts(one);
        BigDecimal[] b = parts(other);
        for (int i = 0; i < a.length; i++) {
            a[i] = a[i].add(b[i]);
        }
        carry(a, 5, 4, SIXTY);
        carry(a, 4, 3, SIXTY);
        carry(a, 3, 2, BigDecimal.valueOf(24));
        carry(a, 1, 0, BigDecimal.valueOf(12));
        return text(a);
    }

    private static void carry(BigDecimal[] parts, int from, int to, BigDecimal size) {
        BigDecimal[] divided = parts[from].divideAndRemainder(size);
        parts[to] = parts[to].add(divided[0]);
        parts[from] = divided[1];
    }

    private static BigDecimal[] parts(String interval) {
        Matcher matcher = PARTS.matcher(interval);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("no interval: " + interval);
        }
        BigDecimal[] parts = new BigDecimal[6];
        for (int i = 0; i < parts.length; i++) {
            String part = matcher.group(i + 1);
            parts[i] = part == null ? BigDecimal.ZERO : new BigDecimal(part);
        }
        return parts;
    }

    private static String text(BigDecimal[] parts) {
        StringBuilder text = new StringBuilder("P");
        append(text, parts[0], 'Y');
        append(text, parts[1], 'M');
        append(text, parts[2], 'D');
        text.append('T');
        append(text, parts[3], 'H');
        append(text, parts[4], 'M');
        // Something must stand behind the T.
        return text.append(
                        parts[5].signum() == 0
                                ? "0"
                                : parts[5].stripTrailingZeros().toPlainString())
                .append('S')
                .toString();
    }

    private static void append(StringBuilder text, BigDecimal part, char unit) {
        if (part.signum() > 0) {
            text.append(part.toBigInteger()).append(unit);
        }
    }
}
