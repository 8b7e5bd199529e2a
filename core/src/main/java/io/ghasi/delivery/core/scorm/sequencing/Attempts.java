package io.ghasi.delivery.core.scorm.sequencing;

import static io.ghasi.delivery.core.scorm.sequencing.Objectives.PRIMARY;

import io.ghasi.delivery.core.scorm.activity.Activity;
import io.ghasi.delivery.core.scorm.activity.ControlMode;
import io.ghasi.delivery.core.scorm.activity.DeliveryControls;

/** UP.3, UP.4 and the attempts' side of DB.2: how attempts begin and end. */
final class Attempts {
    private final SequencingState state;
    private final Objectives objectives;
    private final RollupProcess rollup;
    private final Selection selection;

    Attempts(SequencingState state, Objectives objectives, RollupProcess rollup, Selection selection) {
        this.state = state;
        this.objectives = objectives;
        this.rollup = rollup;
        this.selection = selection;
    }

    /** Terminate Descendent Attempts Process (UP.3): those from the current activity up to, and not with, the common ancestor with {@code activity}. */
    void terminateDescendents(Activity activity) {
        Activity current = state.current();
        if (current == null) {
            return;
        }
        Activity common = state.tree().commonAncestor(activity, current);
        for (Activity at : state.tree().below(common, current).reversed()) {
            if (!at.equals(current)) {
                end(at);
            }
        }
    }

    /** End Attempt Process (UP.4). */
    void end(Activity activity) {
        ActivityState now = state.of(activity);
        if (activity.isLeaf()) {
            assume(activity, now);
        } else {
            now.suspended = state.children(activity).stream().anyMatch(state::isSuspended);
        }
        now.active = false;
        rollup.overallOfShared(activity);
        if (!now.suspended) {
            selection.afterAttempt(activity);
        }
    }

    // What content does not say for itself.
    private void assume(Activity activity, ActivityState now) {
        DeliveryControls controls = activity.sequencing().delivery();
        if (!controls.tracked() || now.suspended) {
            return;
        }
        boolean completed = now.saidCompleted || objectives.completed(activity, PRIMARY) != null;
        if (!controls.completionSetByContent() && !completed) {
            objectives.completed(activity, PRIMARY, true);
        }
        boolean satisfied = now.saidSatisfied || objectives.satisfied(activity, PRIMARY) != null;
        if (!controls.objectiveSetByContent() && !satisfied) {
            objectives.satisfied(activity, PRIMARY, true);
        }
    }

    /** Content Delivery Environment Process (DB.2), step 5: an attempt on all that lead to {@code activity} and have none. */
    void begin(Activity activity) {
        for (Activity at : state.tree().path(activity)) {
            ActivityState now = state.of(at);
            if (!now.active) {
                if (!now.suspended && at.sequencing().delivery().tracked()) {
                    now.attempts++;
                    now.drawn = false;
                    renew(at);
                }
                now.suspended = false;
                now.active = true;
            }
        }
    }

    private void renew(Activity activity) {
        state.of(activity).forgetObjectives();
        state.of(activity).forgetProgress();
        ControlMode control = activity.sequencing().control();
        age(activity, control.useCurrentAttemptObjectiveInfo(), control.useCurrentAttemptProgressInfo());
    }

    // A cluster's new attempt begins without what its children came to in the one before, unless it says so (SN 3.2.6).
    private void age(Activity activity, boolean ofObjectives, boolean ofProgress) {
        for (Activity child : state.tree().children(activity)) {
            state.of(child).age(ofObjectives, ofProgress);
            ControlMode control = child.sequencing().control();
            age(
                    child,
                    ofObjectives && control.useCurrentAttemptObjectiveInfo(),
                    ofProgress && control.useCurrentAttemptProgressInfo());
        }
    }
}
