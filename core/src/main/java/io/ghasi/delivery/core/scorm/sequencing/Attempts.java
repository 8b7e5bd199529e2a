package io.ghasi.delivery.core.scorm.sequencing;

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
        rollup.overall(activity);
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
        if (!controls.completionSetByContent() && now.completed == null) {
            now.completed = true;
        }
        if (!controls.objectiveSetByContent() && objectives.satisfied(activity, 0) == null) {
            objectives.satisfied(activity, 0, true);
        }
    }

    /** Content Delivery Environment Process (DB.2), step 5: an attempt on all that lead to {@code activity} and have none. */
    void begin(Activity activity) {
        for (Activity at : state.tree().path(activity)) {
            ActivityState now = state.of(at);
            if (!now.active) {
                if (at.sequencing().delivery().tracked()) {
                    if (now.suspended) {
                        now.suspended = false;
                    } else {
                        now.attempts++;
                        forget(at, true, true);
                    }
                }
                now.active = true;
            }
        }
    }

    // A cluster's new attempt begins without what its children came to in the one before, unless it says so (SN 3.2.6).
    private void forget(Activity activity, boolean ofObjectives, boolean ofProgress) {
        if (ofObjectives) {
            state.of(activity).forgetObjectives();
        }
        if (ofProgress) {
            state.of(activity).forgetProgress();
        }
        ControlMode control = activity.sequencing().control();
        boolean objectivesBelow = ofObjectives && control.useCurrentAttemptObjectiveInfo();
        boolean progressBelow = ofProgress && control.useCurrentAttemptProgressInfo();
        if (objectivesBelow || progressBelow) {
            activity.children().forEach(child -> forget(state.tree().get(child), objectivesBelow, progressBelow));
        }
    }
}
