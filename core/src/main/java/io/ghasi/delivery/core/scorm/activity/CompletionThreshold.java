package io.ghasi.delivery.core.scorm.activity;

/**
 * {@code adlcp:completionThreshold} (CAM 3.4.1.12).
 *
 * @param minimum progress measure from which on it is completed, 0 to 1
 * @param weight of its progress in the parent's, 0 to 1
 */
public record CompletionThreshold(boolean completedByMeasure, double minimum, double weight) {
    /** What holds where a package says nothing. */
    public static final CompletionThreshold DEFAULT = new CompletionThreshold(false, 1, 1);
}
