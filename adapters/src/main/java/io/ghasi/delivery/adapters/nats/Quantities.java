package io.ghasi.delivery.adapters.nats;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Amounts as people write them. */
final class Quantities {
    private static final Pattern AMOUNT = Pattern.compile("(\\d{1,9})([A-Za-z]+)");
    private static final Map<String, ChronoUnit> TIMES = Map.of(
            "ms", ChronoUnit.MILLIS,
            "s", ChronoUnit.SECONDS,
            "m", ChronoUnit.MINUTES,
            "h", ChronoUnit.HOURS,
            "d", ChronoUnit.DAYS);
    private static final Map<String, Long> SIZES = Map.of(
            "B", 1L,
            "KiB", 1L << 10,
            "MiB", 1L << 20,
            "GiB", 1L << 30,
            "TiB", 1L << 40,
            "TB", 1_000_000_000_000L);

    private Quantities() {}

    /** Such as {@code 30d}; null where {@code text} is no duration. */
    static @Nullable Duration duration(String text) {
        Matcher matcher = AMOUNT.matcher(text);
        ChronoUnit unit = matcher.matches() ? TIMES.get(matcher.group(2)) : null;
        return unit == null ? null : Duration.of(Long.parseLong(matcher.group(1)), unit);
    }

    /** Such as {@code 256MiB}, in bytes; null where {@code text} is no size. */
    static @Nullable Long bytes(String text) {
        Matcher matcher = AMOUNT.matcher(text);
        Long unit = matcher.matches() ? SIZES.get(matcher.group(2)) : null;
        return unit == null ? null : Math.multiplyExact(Long.parseLong(matcher.group(1)), unit);
    }
}
