package io.ghasi.delivery.sandbox.http;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Texts as the contract allows them; each reader returns null where a text is anything else. */
public final class Texts {
    private static final Pattern TIME =
            Pattern.compile("\\d{4}-\\d{2}-\\d{2}[Tt]\\d{2}:\\d{2}:\\d{2}(\\.\\d{1,9})?([Zz]|[+-]\\d{2}:\\d{2})");
    private static final DateTimeFormatter MILLIS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);
    private static final Pattern ORIGIN = Pattern.compile("https?://[^/]+");
    private static final Pattern LOCALE = Pattern.compile("[A-Za-z0-9]{1,8}(-[A-Za-z0-9]{1,8})*");
    private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999Z");

    private Texts() {}

    /** A moment of RFC 3339 in whole milliseconds, between the years 1 and 9999. */
    public static @Nullable Instant instant(String text) {
        if (!TIME.matcher(text).matches()) {
            return null;
        }
        try {
            Instant instant = OffsetDateTime.parse(text).toInstant().truncatedTo(ChronoUnit.MILLIS);
            return instant.isBefore(FIRST) || instant.isAfter(LAST) ? null : instant;
        } catch (DateTimeException _) {
            return null;
        }
    }

    /** {@code instant} in UTC with milliseconds, as {@link #instant} reads it. */
    public static String written(Instant instant) {
        return MILLIS.format(instant);
    }

    /** An id inside a course, as its author wrote it. */
    public static @Nullable String courseText(String text) {
        return isPlain(text, 200) ? text : null;
    }

    /** The origin of a web page. */
    public static @Nullable String origin(String text) {
        return isPlain(text, 300) && ORIGIN.matcher(text).matches() ? text : null;
    }

    /** Any text that could be one. */
    public static @Nullable String maybeOrigin(String text) {
        return isPlain(text, 300) ? text : null;
    }

    public static @Nullable String locale(String text) {
        return text.length() <= 35 && LOCALE.matcher(text).matches() ? text : null;
    }

    /** An address with a scheme. */
    public static @Nullable URI uri(String text) {
        try {
            URI uri = new URI(text);
            return isPlain(text, 2_000) && uri.isAbsolute() ? uri : null;
        } catch (URISyntaxException _) {
            return null;
        }
    }

    /** Whether it has between one and {@code most} characters, all whole, none of them a control character. */
    public static boolean isPlain(String text, int most) {
        return !text.isEmpty()
                && text.codePointCount(0, text.length()) <= most
                && text.codePoints().map(Character::getType).noneMatch(Texts::isUnfit);
    }

    private static boolean isUnfit(int type) {
        return type == Character.CONTROL || type == Character.SURROGATE;
    }
}
