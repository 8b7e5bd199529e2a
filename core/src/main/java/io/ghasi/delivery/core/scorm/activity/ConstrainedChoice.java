package io.ghasi.delivery.core.scorm.activity;

/** Constrained choice considerations (SN 3.3). */
public record ConstrainedChoice(boolean preventActivation, boolean constrainChoice) {
    public static final ConstrainedChoice NONE = new ConstrainedChoice(false, false);
}
