package io.ghasi.delivery.core.scorm.activity;

/** What a rollup rule says of the parent. */
public enum RollupAction {
    SATISFIED,
    NOT_SATISFIED,
    COMPLETED,
    INCOMPLETE;

    /** Whether it is about the primary objective, and not about progress. */
    public boolean isOfObjective() {
        return this == SATISFIED || this == NOT_SATISFIED;
    }
}
