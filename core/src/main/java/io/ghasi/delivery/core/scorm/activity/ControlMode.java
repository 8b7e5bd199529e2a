package io.ghasi.delivery.core.scorm.activity;

/** Sequencing control modes (SN 3.2). They say how an activity's children may be reached; choiceExit is of the activity itself. */
public record ControlMode(
        boolean choice,
        boolean choiceExit,
        boolean flow,
        boolean forwardOnly,
        boolean useCurrentAttemptObjectiveInfo,
        boolean useCurrentAttemptProgressInfo) {
    /** What holds where a package says nothing. */
    public static final ControlMode DEFAULT = new ControlMode(true, true, false, false, true, true);
}
