package io.ghasi.delivery.core.scorm.activity;

import java.util.List;

/** If conditions hold, then an action (SN 3.4). */
public record SequencingRule(Combination combination, List<RuleCondition> conditions, RuleAction action) {
    public SequencingRule {
        conditions = List.copyOf(conditions);
    }
}
