package io.ghasi.delivery.core.scorm.sequencing;

import io.ghasi.delivery.core.scorm.activity.Activity;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The tracking model (SN 4.2) as the run-time environment meets it: what it is told before content begins, and what content came to. */
public final class Tracking {
    private final SequencingState state;
    private final Objectives objectives;

    Tracking(SequencingState state, Objectives objectives) {
        this.state = state;
        this.objectives = objectives;
    }

    /** What content says of one objective; what is null it did not say, and {@link Truth#UNKNOWN} is said. */
    public record Said(
            @Nullable Truth satisfied,
            @Nullable Double measure,
            @Nullable Double raw,
            @Nullable Double min,
            @Nullable Double max,
            @Nullable Truth completed,
            @Nullable Double progress) {}

    /** All that is known of an activity's objectives, in the order in which it declares them, also from other activities. */
    public List<ObjectiveState> objectives(Activity activity) {
        return IntStream.range(0, activity.sequencing().objectives().size())
                .mapToObj(place -> objectives.known(activity, place))
                .toList();
    }

    /** What {@code activity} has come to: whether its primary objective is satisfied and by how much, and whether it is complete. */
    public ObjectiveState result(Activity activity) {
        return objectives
                .known(activity, Objectives.PRIMARY)
                .withCompleted(objectives.completed(activity, Objectives.PRIMARY));
    }

    /**
     * Takes what content says when it ends, where the activity is tracked; to be told before the activity's attempt ends.
     *
     * @param suspended whether it wants to go on where it was
     * @param objectives one for each that the activity declares, in that order
     */
    public void report(Activity activity, boolean suspended, List<Said> objectives) {
        ActivityState now = state.of(activity);
        now.suspended = suspended;
        if (!activity.sequencing().delivery().tracked()) {
            return;
        }
        Said primary = objectives.getFirst();
        now.saidSatisfied |= primary.satisfied() != null;
        now.saidCompleted |= primary.completed() != null;
        for (int place = 0; place < objectives.size(); place++) {
            this.objectives.report(activity, place, objectives.get(place));
        }
    }
}
