package io.ghasi.delivery.core.scorm.sequencing;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is known of one activity: its progress (TM.1.2), its objectives (TM.1.1) and its state (AM.1.1, AM.1.2). Mutable; belongs to one {@link SequencingState}. */
final class ActivityState {
    boolean active;
    boolean suspended;
    /** Begun attempts; where it is above 0 the Activity Progress Status is true. */
    int attempts;
    /** Attempt Completion Status; null while the Attempt Progress Status is false. */
    @Nullable
    Boolean completed;
    /** Attempt Completion Amount; null while its status is false. */
    @Nullable
    Double amount;

    final List<ObjectiveState> objectives;
    /** Available Children, by their numbers. */
    List<Integer> available;

    ActivityState(int objectives, List<Integer> available) {
        this.objectives = new ArrayList<>(Collections.nCopies(objectives, ObjectiveState.UNKNOWN));
        this.available = List.copyOf(available);
    }

    private ActivityState(ActivityState other) {
        active = other.active;
        suspended = other.suspended;
        attempts = other.attempts;
        completed = other.completed;
        amount = other.amount;
        objectives = new ArrayList<>(other.objectives);
        available = other.available;
    }

    ActivityState copy() {
        return new ActivityState(this);
    }

    void forgetObjectives() {
        Collections.fill(objectives, ObjectiveState.UNKNOWN);
    }

    void forgetProgress() {
        completed = null;
        amount = null;
    }
}
