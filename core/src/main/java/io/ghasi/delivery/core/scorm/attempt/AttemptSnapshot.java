package io.ghasi.delivery.core.scorm.attempt;

import io.ghasi.delivery.core.scorm.sequencing.SequencingSnapshot;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An attempt on a course as it is kept between two requests, beside the data of suspended activities: whoever has it goes on as if
 * nothing had been in between.
 *
 * @param stores of shared data, by their identifiers
 * @param visit the last one; null before the first
 */
public record AttemptSnapshot(
        SequencingSnapshot sequencing,
        Map<String, String> stores,
        @Nullable VisitSnapshot visit) {
    public AttemptSnapshot {
        stores = Map.copyOf(stores);
    }
}
