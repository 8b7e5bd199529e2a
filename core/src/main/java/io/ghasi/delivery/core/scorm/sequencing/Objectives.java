package io.ghasi.delivery.core.scorm.sequencing;

import static io.ghasi.delivery.core.scorm.sequencing.ObjectiveValue.COMPLETED;
import static io.ghasi.delivery.core.scorm.sequencing.ObjectiveValue.MAX;
import static io.ghasi.delivery.core.scorm.sequencing.ObjectiveValue.MEASURE;
import static io.ghasi.delivery.core.scorm.sequencing.ObjectiveValue.MIN;
import static io.ghasi.delivery.core.scorm.sequencing.ObjectiveValue.PROGRESS;
import static io.ghasi.delivery.core.scorm.sequencing.ObjectiveValue.RAW;
import static io.ghasi.delivery.core.scorm.sequencing.ObjectiveValue.SATISFIED;

import io.ghasi.delivery.core.scorm.activity.Activity;
import io.ghasi.delivery.core.scorm.activity.CompletionThreshold;
import io.ghasi.delivery.core.scorm.activity.Objective;
import io.ghasi.delivery.core.scorm.activity.ObjectiveMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads and writes local objectives, and through their maps global ones (SN 3.10). Where a map reads, the global one alone counts, also while it is not known. */
final class Objectives {
    /** The place of the primary one. */
    static final int PRIMARY = 0;

    private final SequencingState state;
    private final boolean ofCurrentAttempt;

    Objectives(SequencingState state) {
        this(state, false);
    }

    private Objectives(SequencingState state, boolean ofCurrentAttempt) {
        this.state = state;
        this.ofCurrentAttempt = ofCurrentAttempt;
    }

    /** As rollup sees them: what is of an attempt on the parent that is over is not known. */
    Objectives ofCurrentAttempt() {
        return new Objectives(state, true);
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
        Objective objective = objective(activity, place);
        if (!objective.satisfiedByMeasure()) {
            return read(activity, place, SATISFIED);
        }
        boolean counts = !state.isActive(activity)
                || activity.sequencing().considerations().measureSatisfactionIfActive();
        return counts ? reaches(measure(activity, place), objective.minimum()) : null;
    }

    /** Its normalized measure; null where that is not known. */
    @Nullable
    Double measure(Activity activity, int place) {
        return read(activity, place, MEASURE);
    }

    /** Whether it is complete: of the primary one that is the activity's Attempt Completion Status; null where that is not known. */
    @Nullable
    Boolean completed(Activity activity, int place) {
        return isCompletedByMeasure(activity, place)
                ? reaches(
                        progress(activity, place),
                        activity.sequencing().completion().minimum())
                : read(activity, place, COMPLETED);
    }

    /** Its progress measure: of the primary one that is the activity's Attempt Completion Amount; null where that is not known. */
    @Nullable
    Double progress(Activity activity, int place) {
        return read(activity, place, PROGRESS);
    }

    /** All that is known of it. Its completion is what was written, if by others: an activity's own threshold decides the activity's alone. */
    ObjectiveState known(Activity activity, int place) {
        return new ObjectiveState(
                satisfied(activity, place),
                measure(activity, place),
                read(activity, place, RAW),
                read(activity, place, MIN),
                read(activity, place, MAX),
                read(activity, place, COMPLETED),
                progress(activity, place));
    }

    private static @Nullable Boolean reaches(@Nullable Double measure, double minimum) {
        return measure == null ? null : measure >= minimum;
    }

    private static Objective objective(Activity activity, int place) {
        return activity.sequencing().objectives().get(place);
    }

    private static boolean isCompletedByMeasure(Activity activity, int place) {
        CompletionThreshold threshold = activity.sequencing().completion();
        return place == PRIMARY && threshold.completedByMeasure();
    }

    private <T> @Nullable T read(Activity activity, int place, ObjectiveValue<T> value) {
        for (ObjectiveMap map : objective(activity, place).maps()) {
            if (value.isReadBy(map)) {
                return value.in().apply(state.global(map.target()));
            }
        }
        ActivityState now = state.of(activity);
        return ofCurrentAttempt && now.isStale(value.ofProgress())
                ? null
                : value.in().apply(now.objectives.get(place));
    }

    /** Has no effect where a measure decides. */
    void satisfied(Activity activity, int place, @Nullable Boolean now) {
        if (!objective(activity, place).satisfiedByMeasure()) {
            write(activity, place, SATISFIED, now);
        }
    }

    /** Has no effect where a measure decides. */
    void completed(Activity activity, int place, @Nullable Boolean now) {
        if (!isCompletedByMeasure(activity, place)) {
            write(activity, place, COMPLETED, now);
        }
    }

    /** Takes what children come to. That nothing is known of it is of no account to others, who may know of the global objective. */
    <T> void rollUp(Activity activity, ObjectiveValue<T> value, @Nullable T now) {
        if (now == null) {
            local(activity, PRIMARY, value, null);
        } else {
            write(activity, PRIMARY, value, now);
        }
    }

    /** Takes what content says of it. */
    void report(Activity activity, int place, Tracking.Said said) {
        if (said.satisfied() != null) {
            satisfied(activity, place, said.satisfied().value());
        }
        if (said.completed() != null) {
            completed(activity, place, said.completed().value());
        }
        reportMeasure(activity, place, said.measure());
        reportProgress(activity, place, said.progress());
        writeKnown(activity, place, RAW, said.raw());
        writeKnown(activity, place, MIN, said.min());
        writeKnown(activity, place, MAX, said.max());
    }

    private void reportMeasure(Activity activity, int place, @Nullable Double measure) {
        Objective objective = objective(activity, place);
        writeKnown(activity, place, MEASURE, measure);
        if (objective.satisfiedByMeasure()) {
            writeKnown(activity, place, SATISFIED, reaches(measure, objective.minimum()));
        }
    }

    private void reportProgress(Activity activity, int place, @Nullable Double progress) {
        writeKnown(activity, place, PROGRESS, progress);
        if (isCompletedByMeasure(activity, place)) {
            double minimum = activity.sequencing().completion().minimum();
            writeKnown(activity, place, COMPLETED, reaches(progress, minimum));
        }
    }

    private <T> void writeKnown(Activity activity, int place, ObjectiveValue<T> value, @Nullable T now) {
        if (now != null) {
            write(activity, place, value, now);
        }
    }

    private <T> void write(Activity activity, int place, ObjectiveValue<T> value, @Nullable T now) {
        local(activity, place, value, now);
        for (ObjectiveMap map : objective(activity, place).maps()) {
            if (value.isWrittenBy(map)) {
                state.global(map.target(), value.change().of(state.global(map.target()), now));
            }
        }
    }

    private <T> void local(Activity activity, int place, ObjectiveValue<T> value, @Nullable T now) {
        ActivityState at = state.of(activity);
        // Nothing of an attempt on the parent that is over stands beside what is new.
        at.renew(value.ofProgress());
        at.objectives.set(place, value.change().of(at.objectives.get(place), now));
    }
}
