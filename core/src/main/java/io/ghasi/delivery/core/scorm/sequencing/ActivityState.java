package io.ghasi.delivery.core.scorm.sequencing;

import io.ghasi.delivery.core.scorm.activity.Activity;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** What is known of one activity: its progress (TM.1.2), its objectives (TM.1.1) and its state (AM.1.1, AM.1.2). Mutable; belongs to one {@link SequencingState}. */
final class ActivityState {
    boolean active;
    boolean suspended;
    /** Whether content said something of its primary objective, if only that it does not know: then nothing is assumed. */
    boolean saidSatisfied;
    /** The same of its completion. */
    boolean saidCompleted;
    /** Whether what is known of objectives is of an attempt on the parent that is over (SN 3.2.6). */
    boolean staleObjectives;
    /** The same of progress. */
    boolean staleProgress;
    /** Whether the next attempt's children were drawn already. */
    boolean drawn;
    /** Begun attempts; where it is above 0 the Activity Progress Status is true. */
    int attempts;
    /** The first is the primary one: its completion and progress are the activity's own (Attempt Completion Status and Amount). */
    final List<ObjectiveState> objectives;
    /** Available Children. */
    List<Activity> available;

    ActivityState(int objectives, List<Activity> available) {
        this.objectives = new ArrayList<>(Collections.nCopies(objectives, ObjectiveState.UNKNOWN));
        this.available = List.copyOf(available);
    }

    private ActivityState(ActivityState other) {
        active = other.active;
        suspended = other.suspended;
        saidSatisfied = other.saidSatisfied;
        saidCompleted = other.saidCompleted;
        staleObjectives = other.staleObjectives;
        staleProgress = other.staleProgress;
        drawn = other.drawn;
        attempts = other.attempts;
        objectives = new ArrayList<>(other.objectives);
        available = other.available;
    }

    /** Whether nothing is known that would not be so before anybody has come near; {@code children} are all, as declared. */
    boolean isFresh(List<Activity> children) {
        return attempts == 0
                && !(active || suspended || saidSatisfied || saidCompleted || staleObjectives || staleProgress || drawn)
                && objectives.stream().allMatch(ObjectiveState.UNKNOWN::equals)
                && available.equals(children);
    }

    ActivityState copy() {
        return new ActivityState(this);
    }

    boolean isStale(boolean ofProgress) {
        return ofProgress ? staleProgress : staleObjectives;
    }

    /** From now on, what is known is of an attempt on the parent that is over. */
    void age(boolean ofObjectives, boolean ofProgress) {
        staleObjectives |= ofObjectives;
        staleProgress |= ofProgress;
    }

    /** Forgets what is of an attempt on the parent that is over. */
    void renew(boolean ofProgress) {
        if (!isStale(ofProgress)) {
            return;
        }
        if (ofProgress) {
            forgetProgress();
        } else {
            forgetObjectives();
        }
    }

    void forgetObjectives() {
        saidSatisfied = false;
        staleObjectives = false;
        objectives.replaceAll(before ->
                ObjectiveState.UNKNOWN.withCompleted(before.completed()).withProgress(before.progress()));
    }

    void forgetProgress() {
        saidCompleted = false;
        staleProgress = false;
        objectives.replaceAll(before -> before.withCompleted(null).withProgress(null));
    }
}
