package io.ghasi.delivery.core.scorm.activity;

/** When a child counts in its parent's rollup (SN 3.8). */
public record RollupConsiderations(
        Consideration satisfied,
        Consideration notSatisfied,
        Consideration completed,
        Consideration incomplete,
        boolean measureSatisfactionIfActive) {
    /** What holds where a package says nothing. */
    public static final RollupConsiderations DEFAULT = new RollupConsiderations(
            Consideration.ALWAYS, Consideration.ALWAYS, Consideration.ALWAYS, Consideration.ALWAYS, true);

    /** That for a rule with {@code action}. */
    public Consideration of(RollupAction action) {
        return switch (action) {
            case SATISFIED -> satisfied;
            case NOT_SATISFIED -> notSatisfied;
            case COMPLETED -> completed;
            case INCOMPLETE -> incomplete;
        };
    }

    /** When. */
    public enum Consideration {
        ALWAYS,
        IF_ATTEMPTED,
        IF_NOT_SKIPPED,
        IF_NOT_SUSPENDED
    }
}
