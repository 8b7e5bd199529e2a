package io.ghasi.delivery.adapters.postgres;

import java.time.Duration;

/**
 * How work is done.
 *
 * @param chunk what one transaction does at most: sessions, or rows
 * @param grace before it is looked for once more, when nothing is left: longer than any request takes
 * @param patience for rows that somebody else holds
 */
public record WorkSettings(int chunk, Duration grace, Duration patience) {
    public static final WorkSettings USUAL = new WorkSettings(200, Duration.ofMinutes(2), Duration.ofSeconds(2));
}
