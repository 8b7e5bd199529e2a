package io.ghasi.delivery.core.scorm.course;

import io.ghasi.delivery.core.scorm.sequencing.SequencingSnapshot;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where an attempt on a course is.
 *
 * @param sequencing with the global objectives of this attempt alone; those of the learner are theirs
 * @param stores of shared data of this attempt alone
 * @param delivered number of the activity that was delivered last; null before the first
 */
public record Progress(
        SequencingSnapshot sequencing,
        Map<String, String> stores,
        @Nullable Integer delivered) {
    public Progress {
        stores = Map.copyOf(stores);
    }
}
