package io.ghasi.delivery.core.scorm.sequencing;

import io.ghasi.delivery.core.scorm.activity.Activity;
import io.ghasi.delivery.core.scorm.activity.Combination;
import io.ghasi.delivery.core.scorm.activity.Condition;
import io.ghasi.delivery.core.scorm.activity.RuleAction;
import io.ghasi.delivery.core.scorm.activity.RuleCondition;
import io.ghasi.delivery.core.scorm.activity.SequencingRule;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** UP.1, UP.2, UP.5: what limits and rules say of an activity now. */
final class Rules {
    private final SequencingState state;
    private final Objectives objectives;

    Rules(SequencingState state, Objectives objectives) {
        this.state = state;
        this.objectives = objectives;
    }

    /** The same of what {@code others} know. */
    Rules seeing(Objectives others) {
        return new Rules(state, others);
    }

    /** Limit Conditions Check Process (UP.1). Only an attempt that would begin is limited. Limits of time are optional, and not kept. */
    boolean limitsViolated(Activity activity) {
        ActivityState now = state.of(activity);
        return activity.sequencing().delivery().tracked()
                && !now.active
                && !now.suspended
                && attemptLimitExceeded(activity);
    }

    private boolean attemptLimitExceeded(Activity activity) {
        Integer limit = activity.sequencing().attemptLimit();
        return limit != null && state.of(activity).attempts >= limit;
    }

    /** Sequencing Rules Check Process (UP.2): the action of the first rule that holds, of those with one of {@code actions}; null where none does. */
    @Nullable
    RuleAction check(Activity activity, Set<RuleAction> actions) {
        for (SequencingRule rule : activity.sequencing().rules()) {
            if (actions.contains(rule.action())
                    && holds(activity, rule.combination(), rule.conditions()) == Truth.TRUE) {
                return rule.action();
            }
        }
        return null;
    }

    /** The same for one action. */
    boolean applies(Activity activity, RuleAction action) {
        return !activity.sequencing().rules().isEmpty() && check(activity, Set.of(action)) != null;
    }

    /** Check Activity Process (UP.5): whether it must not be delivered. */
    boolean mayNotBegin(Activity activity) {
        return applies(activity, RuleAction.DISABLED) || limitsViolated(activity);
    }

    /** Sequencing Rule Check Subprocess (UP.2.1), and of a rollup rule Evaluate Rollup Conditions (RB.1.4.1). */
    Truth holds(Activity activity, Combination combination, List<RuleCondition> conditions) {
        List<Truth> all = new ArrayList<>(conditions.size());
        for (RuleCondition condition : conditions) {
            all.add(value(activity, condition).negatedIf(condition.negated()));
        }
        return Truth.combine(combination, all);
    }

    private Truth value(Activity activity, RuleCondition rule) {
        int place = activity.sequencing().delivery().tracked() ? Objectives.find(activity, rule.objective()) : -1;
        return switch (rule.condition()) {
            case SATISFIED,
                    OBJECTIVE_STATUS_KNOWN,
                    OBJECTIVE_MEASURE_KNOWN,
                    OBJECTIVE_MEASURE_GREATER_THAN,
                    OBJECTIVE_MEASURE_LESS_THAN -> place < 0 ? Truth.UNKNOWN : ofObjective(activity, place, rule);
            // Of an objective that a rule names, its own (4th Edition: completion is kept for each).
            case COMPLETED -> place < 0 ? Truth.UNKNOWN : Truth.of(objectives.completed(activity, place));
            case ACTIVITY_PROGRESS_KNOWN -> Truth.of(place >= 0 && objectives.completed(activity, place) != null);
            case ATTEMPTED -> Truth.of(state.of(activity).attempts > 0);
            case ATTEMPT_LIMIT_EXCEEDED -> Truth.of(attemptLimitExceeded(activity));
            case TIME_LIMIT_EXCEEDED, OUTSIDE_AVAILABLE_TIME_RANGE -> Truth.FALSE;
            case ALWAYS -> Truth.TRUE;
        };
    }

    private Truth ofObjective(Activity activity, int place, RuleCondition rule) {
        if (rule.condition() == Condition.SATISFIED) {
            return Truth.of(objectives.satisfied(activity, place));
        }
        if (rule.condition() == Condition.OBJECTIVE_STATUS_KNOWN) {
            return Truth.of(objectives.satisfied(activity, place) != null);
        }
        Double measure = objectives.measure(activity, place);
        if (rule.condition() == Condition.OBJECTIVE_MEASURE_KNOWN) {
            return Truth.of(measure != null);
        }
        if (measure == null) {
            return Truth.UNKNOWN;
        }
        boolean greater = rule.condition() == Condition.OBJECTIVE_MEASURE_GREATER_THAN;
        return Truth.of(greater ? measure > rule.threshold() : measure < rule.threshold());
    }
}
