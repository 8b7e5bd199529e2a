package io.ghasi.delivery.core.scorm.sequencing;

import io.ghasi.delivery.core.scorm.activity.ObjectiveMap;
import io.ghasi.delivery.core.scorm.activity.ObjectiveMap.Access;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One of the values that are kept of an objective: where a state has it, and what a map lets through of it.
 *
 * @param ofProgress whether it grows old with an activity's progress, and not with its objectives (SN 3.2.6)
 */
record ObjectiveValue<T>(
        Function<ObjectiveState, @Nullable T> in,
        Change<T> change,
        Function<ObjectiveMap, Access> access,
        boolean ofProgress) {
    static final ObjectiveValue<Boolean> SATISFIED = new ObjectiveValue<>(
            ObjectiveState::satisfied, ObjectiveState::withSatisfied, ObjectiveMap::satisfied, false);
    static final ObjectiveValue<Double> MEASURE =
            new ObjectiveValue<>(ObjectiveState::measure, ObjectiveState::withMeasure, ObjectiveMap::measure, false);
    static final ObjectiveValue<Double> RAW =
            new ObjectiveValue<>(ObjectiveState::raw, ObjectiveState::withRaw, ObjectiveMap::raw, false);
    static final ObjectiveValue<Double> MIN =
            new ObjectiveValue<>(ObjectiveState::min, ObjectiveState::withMin, ObjectiveMap::min, false);
    static final ObjectiveValue<Double> MAX =
            new ObjectiveValue<>(ObjectiveState::max, ObjectiveState::withMax, ObjectiveMap::max, false);
    static final ObjectiveValue<Boolean> COMPLETED = new ObjectiveValue<>(
            ObjectiveState::completed, ObjectiveState::withCompleted, ObjectiveMap::completion, true);
    static final ObjectiveValue<Double> PROGRESS =
            new ObjectiveValue<>(ObjectiveState::progress, ObjectiveState::withProgress, ObjectiveMap::progress, true);

    /** The same state with another value; null where it is not known. */
    @FunctionalInterface
    interface Change<T> {
        ObjectiveState of(ObjectiveState before, @Nullable T now);
    }

    boolean isReadBy(ObjectiveMap map) {
        return access.apply(map).read();
    }

    boolean isWrittenBy(ObjectiveMap map) {
        return access.apply(map).write();
    }
}
