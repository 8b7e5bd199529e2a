package io.ghasi.delivery.adapters.postgres;

import java.time.Duration;

/**
 * How work is done.
 *
 * @param chunk what one transaction does at most: sessions, or rows
 * @param grace before it is looked for once more, when nothing is left: longer than any request takes
 * @param held before what others must do first is looked at again
 * @param patience for rows that somebody else holds
 */
public record WorkSettings(int chunk, Duration grace, Duration held, Duration patience) {
    /** 200 at a time, rows waited for 2 s. */
    public static WorkSettings usual(Duration grace, Duration held) {
        return new WorkSettings(200, grace, held, Duration.ofSeconds(2));
    }
}
