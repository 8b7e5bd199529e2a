package io.ghasi.delivery.core.scorm.sequencing;

import io.ghasi.delivery.core.scorm.activity.Activity;
import io.ghasi.delivery.core.scorm.sequencing.Sequencer.Outcome;
import org.jspecify.annotations.Nullable;

/** DB.1.1 and DB.2: whether an activity can be delivered, and what is so once it is. */
final class Delivery {
    private final SequencingState state;
    private final Rules rules;
    private final Attempts attempts;

    Delivery(SequencingState state, Rules rules, Attempts attempts) {
        this.state = state;
        this.rules = rules;
        this.attempts = attempts;
    }

    /** Delivery Request Process (DB.1.1): why not; null where it can be. */
    @Nullable
    Fault refusal(Activity activity) {
        if (!activity.isLeaf()) {
            return Fault.of("DB.1.1-1");
        }
        return state.tree().path(activity).stream().anyMatch(rules::mayNotBegin) ? Fault.of("DB.1.1-3") : null;
    }

    /** Content Delivery Environment Process (DB.2). */
    Outcome deliver(Activity activity) {
        Activity current = state.current();
        if (current != null && state.isActive(current)) {
            return new Outcome.Refused(Fault.of("DB.2-1"));
        }
        if (!activity.equals(state.suspended())) {
            clearSuspended(activity);
        }
        attempts.terminateDescendents(activity);
        boolean resumed = state.isSuspended(activity);
        attempts.begin(activity);
        state.current(activity);
        state.suspended(null);
        return new Outcome.Delivered(activity, resumed);
    }

    /** Clear Suspended Activity Subprocess (DB.2.1). */
    private void clearSuspended(Activity activity) {
        Activity suspended = state.suspended();
        if (suspended == null) {
            return;
        }
        Activity common = state.tree().commonAncestor(activity, suspended);
        for (Activity at : state.tree().below(common, suspended).reversed()) {
            clear(at);
        }
        clear(common);
        state.suspended(null);
    }

    // A cluster stays suspended as long as something in it is.
    private void clear(Activity activity) {
        state.of(activity).suspended =
                !activity.isLeaf() && state.children(activity).stream().anyMatch(state::isSuspended);
    }
}
