package io.ghasi.delivery.core.scorm12;

import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Durations as content writes them: CMITimespan, {@code HHHH:MM:SS.SS} (RTE 3.4). Minutes and seconds have two digits, and may be 99. */
public final class Timespan {
    static final String NONE = "0000:00:00.00";

    private static final Pattern PARTS = Pattern.compile("(\\d{2,4}):(\\d{2}):(\\d{2})(?:\\.(\\d{1,2}))?");
    private static final int HUNDREDTHS = 100;
    private static final int SIXTY = 60;
    /** More than this cannot be written: 9999:59:59.99, in hundredths of a second. */
    private static final long MOST = 10_000L * SIXTY * SIXTY * HUNDREDTHS - 1;

    private Timespan() {}

    static boolean isTimespan(String value) {
        return PARTS.matcher(value).matches();
    }

    /** The sum of two durations, or the longest that there is. */
    static String sum(String one, String other) {
        return text(Math.min(hundredths(one) + hundredths(other), MOST));
    }

    /** As ISO 8601 has it, such as {@code PT1H0M7.5S}; null where {@code value} is no duration. */
    public static @Nullable String iso8601(String value) {
        Matcher parts = PARTS.matcher(value);
        if (!parts.matches()) {
            return null;
        }
        String fraction = parts.group(4) == null ? "" : "." + parts.group(4);
        return "PT" + number(parts, 1) + "H" + number(parts, 2) + "M" + number(parts, 3) + fraction + "S";
    }

    private static long hundredths(String value) {
        Matcher parts = PARTS.matcher(value);
        if (!parts.matches()) {
            throw new IllegalArgumentException("no duration: " + value);
        }
        long seconds = (number(parts, 1) * SIXTY + number(parts, 2)) * SIXTY + number(parts, 3);
        return seconds * HUNDREDTHS + fraction(parts.group(4));
    }

    private static long number(MatchResult parts, int group) {
        return Long.parseLong(parts.group(group));
    }

    private static long fraction(@Nullable String digits) {
        if (digits == null) {
            return 0;
        }
        return Long.parseLong(digits) * (digits.length() == 1 ? 10 : 1);
    }

    private static String text(long hundredths) {
        long seconds = hundredths / HUNDREDTHS;
        long minutes = seconds / SIXTY;
        return String.format(
                Locale.ROOT,
                "%04d:%02d:%02d.%02d",
                minutes / SIXTY,
                minutes % SIXTY,
                seconds % SIXTY,
                hundredths % HUNDREDTHS);
    }
}
