package io.ghasi.delivery.core.scorm.activity;

import org.jspecify.annotations.Nullable;

/**
 * One condition of a sequencing rule (SN 3.4).
 *
 * @param negated whether it holds where it would not
 * @param objective whose state is looked at; null for the primary one
 * @param threshold of the two conditions that compare a measure
 */
public record RuleCondition(
        Condition condition, boolean negated, @Nullable String objective, double threshold) {
    /** Of the primary objective, as it stands. */
    public static RuleCondition of(Condition condition) {
        return new RuleCondition(condition, false, null, 0);
    }

    /** The same, the other way round. */
    public RuleCondition not() {
        return new RuleCondition(condition, !negated, objective, threshold);
    }
}
