package io.ghasi.delivery.core.scorm.sequencing;

import io.ghasi.delivery.core.scorm.activity.Activity;
import io.ghasi.delivery.core.scorm.activity.Objective;
import io.ghasi.delivery.core.scorm.activity.ObjectiveMap;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Reads and writes local objectives, and through their maps global ones (SN 3.10). A global one is read where the local one is not known. */
final class Objectives {
    private final SequencingState state;

    Objectives(SequencingState state) {
        this.state = state;
    }

    /** The place of {@code id} among the activity's objectives, the primary one for null; -1 where there is none of that name. */
    static int find(Activity activity, @Nullable String id) {
        List<Objective> all = activity.sequencing().objectives();
        for (int i = 0; i < all.size(); i++) {
            if (id == null || id.equals(all.get(i).id())) {
                return i;
            }
        }
        return -1;
    }

    /** Whether it is satisfied; null where that is not known. */
    @Nullable
    Boolean satisfied(Activity activity, int place) {
        Objective objective = activity.sequencing().objectives().get(place);
        if (objective.satisfiedByMeasure()) {
            return byMeasure(activity, place, objective);
        }
        return read(
                activity,
                place,
                ObjectiveState::satisfied,
                map -> map.satisfied().read());
    }

    private @Nullable Boolean byMeasure(Activity activity, int place, Objective objective) {
        Double measure = measure(activity, place);
        return measure == null ? null : measure >= objective.minimum();
    }

    /** Its normalized measure; null where that is not known. */
    @Nullable
    Double measure(Activity activity, int place) {
        return read(
                activity, place, ObjectiveState::measure, map -> map.measure().read());
    }

    private <T> @Nullable T read(
            Activity activity, int place, Function<ObjectiveState, @Nullable T> value, Predicate<ObjectiveMap> reads) {
        T local = value.apply(state.of(activity).objectives.get(place));
        if (local != null) {
            return local;
        }
        for (ObjectiveMap map : activity.sequencing().objectives().get(place).maps()) {
            ObjectiveState global = reads.test(map) ? state.global(map.target()) : null;
            T read = global == null ? null : value.apply(global);
            if (read != null) {
                return read;
            }
        }
        return null;
    }

    void satisfied(Activity activity, int place, @Nullable Boolean now) {
        local(activity, place, now, ObjectiveState::withSatisfied);
        if (now != null) {
            write(activity, place, map -> map.satisfied().write(), global -> global.withSatisfied(now));
        }
    }

    void measure(Activity activity, int place, @Nullable Double now) {
        local(activity, place, now, ObjectiveState::withMeasure);
        if (now != null) {
            write(activity, place, map -> map.measure().write(), global -> global.withMeasure(now));
            Objective objective = activity.sequencing().objectives().get(place);
            if (objective.satisfiedByMeasure()) {
                satisfied(activity, place, now >= objective.minimum());
            }
        }
    }

    @FunctionalInterface
    private interface Change<T> {
        ObjectiveState of(ObjectiveState before, @Nullable T value);
    }

    private <T> void local(Activity activity, int place, @Nullable T value, Change<T> change) {
        List<ObjectiveState> all = state.of(activity).objectives;
        all.set(place, change.of(all.get(place), value));
    }

    private void write(
            Activity activity,
            int place,
            Predicate<ObjectiveMap> writes,
            Function<ObjectiveState, ObjectiveState> change) {
        for (ObjectiveMap map : activity.sequencing().objectives().get(place).maps()) {
            if (writes.test(map)) {
                ObjectiveState before = state.global(map.target());
                state.global(map.target(), change.apply(before == null ? ObjectiveState.UNKNOWN : before));
            }
        }
    }
}
