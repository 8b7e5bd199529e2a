package io.ghasi.delivery.adapters.postgres;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** Instants as the contracts write them. */
final class Times {
    private static final DateTimeFormatter MILLIS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    private Times() {}

    /** RFC 3339, UTC, with milliseconds always. */
    static String text(Instant instant) {
        return MILLIS.format(instant);
    }
}
