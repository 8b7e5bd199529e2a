package io.ghasi.delivery.core.scorm.course;

import io.ghasi.delivery.core.scorm.sequencing.ObjectiveState;
import java.util.Map;

/**
 * What a learner has beyond a course.
 *
 * @param objectives global ones, by their identifiers
 * @param stores of shared data, by their identifiers
 */
public record LearnerRecord(Map<String, ObjectiveState> objectives, Map<String, String> stores) {
    /** Of somebody who has nothing. */
    public static final LearnerRecord NOTHING = new LearnerRecord(Map.of(), Map.of());

    public LearnerRecord {
        objectives = Map.copyOf(objectives);
        stores = Map.copyOf(stores);
    }
}
