package io.ghasi.delivery.core.scorm.sequencing;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A sequencing state as it is kept between two requests.
 *
 * @param current number of the Current Activity; null where there is none
 * @param suspended number of the Suspended Activity; null where there is none
 * @param activities those of which anything is known, by their numbers
 * @param globals global objectives by their identifiers
 */
public record SequencingSnapshot(
        @Nullable Integer current,
        @Nullable Integer suspended,
        List<ActivitySnapshot> activities,
        Map<String, ObjectiveState> globals) {
    public SequencingSnapshot {
        activities = List.copyOf(activities);
        globals = Map.copyOf(globals);
    }

    /** The same, where the global objectives are {@code others}. */
    public SequencingSnapshot with(Map<String, ObjectiveState> others) {
        return new SequencingSnapshot(current, suspended, activities, others);
    }
}
