package io.ghasi.delivery.core.scorm.activity;

/** What is kept of an activity, and who says how it ended (SN 3.13). */
public record DeliveryControls(boolean tracked, boolean completionSetByContent, boolean objectiveSetByContent) {
    /** What holds where a package says nothing. */
    public static final DeliveryControls DEFAULT = new DeliveryControls(true, false, false);
}
