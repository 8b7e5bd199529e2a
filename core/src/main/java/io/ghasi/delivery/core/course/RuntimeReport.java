package io.ghasi.delivery.core.course;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What content has said with a batch, and how its activity stands then.
 *
 * @param changed values by the elements' names, in the order in which they were set; what was set twice is there once, as it was set last
 * @param success {@code passed · failed · unknown}
 * @param completion {@code completed · incomplete · not attempted · unknown}
 * @param score null where nothing was scored
 * @param sessionTime ISO 8601 duration; null until content says it
 */
public record RuntimeReport(
        String activity,
        int visit,
        int sequence,
        Map<String, String> changed,
        String success,
        String completion,
        @Nullable RuntimeScore score,
        @Nullable String sessionTime) {
    public RuntimeReport {
        changed = Collections.unmodifiableMap(new LinkedHashMap<>(changed));
    }

    /** A score as content writes it: decimal numbers, or null. */
    public record RuntimeScore(
            @Nullable String scaled,
            @Nullable String raw,
            @Nullable String min,
            @Nullable String max) {}
}
