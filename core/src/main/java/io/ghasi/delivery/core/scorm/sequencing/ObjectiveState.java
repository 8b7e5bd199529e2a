package io.ghasi.delivery.core.scorm.sequencing;

import org.jspecify.annotations.Nullable;

/** Objective progress information (TM.1.1), of a local objective or of a global one; what is null is not known. */
public record ObjectiveState(
        @Nullable Boolean satisfied,
        @Nullable Double measure,
        @Nullable Double raw,
        @Nullable Double min,
        @Nullable Double max,
        @Nullable Boolean completed,
        @Nullable Double progress) {
    public static final ObjectiveState UNKNOWN = new ObjectiveState(null, null, null, null, null, null, null);

    ObjectiveState withSatisfied(@Nullable Boolean now) {
        return new ObjectiveState(now, measure, raw, min, max, completed, progress);
    }

    ObjectiveState withMeasure(@Nullable Double now) {
        return new ObjectiveState(satisfied, now, raw, min, max, completed, progress);
    }
}
