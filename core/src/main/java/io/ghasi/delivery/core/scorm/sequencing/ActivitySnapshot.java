package io.ghasi.delivery.core.scorm.sequencing;

import io.ghasi.delivery.core.scorm.activity.Activity;
import io.ghasi.delivery.core.scorm.activity.ActivityTree;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one activity, as it is kept.
 *
 * @param number of the activity in its tree
 * @param attempts begun
 * @param objectives all of them, in the order in which the activity declares them
 * @param available numbers of its Available Children; null where these are all, as declared
 */
public record ActivitySnapshot(
        int number,
        boolean active,
        boolean suspended,
        boolean saidSatisfied,
        boolean saidCompleted,
        boolean staleObjectives,
        boolean staleProgress,
        boolean drawn,
        int attempts,
        List<ObjectiveState> objectives,
        @Nullable List<Integer> available) {
    public ActivitySnapshot {
        objectives = List.copyOf(objectives);
        available = available == null ? null : List.copyOf(available);
    }

    static ActivitySnapshot of(Activity activity, ActivityState state) {
        List<Integer> available = state.available.stream().map(Activity::number).toList();
        return new ActivitySnapshot(
                activity.number(),
                state.active,
                state.suspended,
                state.saidSatisfied,
                state.saidCompleted,
                state.staleObjectives,
                state.staleProgress,
                state.drawn,
                state.attempts,
                state.objectives,
                available.equals(activity.children()) ? null : available);
    }

    /** Makes {@code state}, a fresh one, what it was. */
    void restore(ActivityState state, ActivityTree tree) {
        state.active = active;
        state.suspended = suspended;
        state.saidSatisfied = saidSatisfied;
        state.saidCompleted = saidCompleted;
        state.staleObjectives = staleObjectives;
        state.staleProgress = staleProgress;
        state.drawn = drawn;
        state.attempts = attempts;
        Collections.copy(state.objectives, objectives);
        if (available != null) {
            state.available = available.stream().map(tree::get).toList();
        }
    }
}
