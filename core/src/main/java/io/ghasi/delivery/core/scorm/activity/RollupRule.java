package io.ghasi.delivery.core.scorm.activity;

import java.util.List;

/**
 * What children's state makes of their parent's (SN 3.7).
 *
 * @param minimumPercent 0 to 1
 */
public record RollupRule(
        ChildSet children,
        int minimumCount,
        double minimumPercent,
        Combination combination,
        List<RuleCondition> conditions,
        RollupAction action) {
    public RollupRule {
        conditions = List.copyOf(conditions);
    }

    /** One that holds where {@code condition} does of all children. */
    public static RollupRule all(Condition condition, RollupAction action) {
        return new RollupRule(ChildSet.ALL, 0, 0, Combination.ANY, List.of(RuleCondition.of(condition)), action);
    }

    /** Of how many children the conditions must hold. */
    public enum ChildSet {
        ALL,
        ANY,
        NONE,
        AT_LEAST_COUNT,
        AT_LEAST_PERCENT
    }
}
