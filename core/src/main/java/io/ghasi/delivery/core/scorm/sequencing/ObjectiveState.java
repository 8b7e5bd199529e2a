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

    public ObjectiveState withSatisfied(@Nullable Boolean now) {
        return new ObjectiveState(now, measure, raw, min, max, completed, progress);
    }

    public ObjectiveState withMeasure(@Nullable Double now) {
        return new ObjectiveState(satisfied, now, raw, min, max, completed, progress);
    }

    ObjectiveState withRaw(@Nullable Double now) {
        return new ObjectiveState(satisfied, measure, now, min, max, completed, progress);
    }

    ObjectiveState withMin(@Nullable Double now) {
        return new ObjectiveState(satisfied, measure, raw, now, max, completed, progress);
    }

    ObjectiveState withMax(@Nullable Double now) {
        return new ObjectiveState(satisfied, measure, raw, min, now, completed, progress);
    }

    ObjectiveState withCompleted(@Nullable Boolean now) {
        return new ObjectiveState(satisfied, measure, raw, min, max, now, progress);
    }

    ObjectiveState withProgress(@Nullable Double now) {
        return new ObjectiveState(satisfied, measure, raw, min, max, completed, now);
    }
}
