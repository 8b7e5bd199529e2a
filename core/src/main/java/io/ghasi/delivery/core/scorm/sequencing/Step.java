package io.ghasi.delivery.core.scorm.sequencing;

import io.ghasi.delivery.core.scorm.activity.Activity;

/** What a traversal came to. */
sealed interface Step {
    /** An activity, and the direction that the traversal has now. */
    record To(Activity activity, Direction direction) implements Step {}

    /**
     * None that can be delivered.
     *
     * @param at how far it came
     */
    record Stopped(Activity at, Fault fault) implements Step {}
}
