package io.ghasi.delivery.core.scorm.sequencing;

import io.ghasi.delivery.core.scorm.activity.Activity;
import io.ghasi.delivery.core.scorm.activity.CompletionThreshold;
import io.ghasi.delivery.core.scorm.activity.Condition;
import io.ghasi.delivery.core.scorm.activity.Objective;
import io.ghasi.delivery.core.scorm.activity.RollupAction;
import io.ghasi.delivery.core.scorm.activity.RollupConsiderations.Consideration;
import io.ghasi.delivery.core.scorm.activity.RollupRule;
import io.ghasi.delivery.core.scorm.activity.RuleAction;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/** RB.1: what children's state makes of their parents'. */
final class RollupProcess {
    private static final int PRIMARY = 0;
    /** SN 4.6.4. */
    private static final List<RollupRule> DEFAULT_OF_OBJECTIVE = List.of(
            RollupRule.all(Condition.SATISFIED, RollupAction.SATISFIED),
            RollupRule.all(Condition.OBJECTIVE_STATUS_KNOWN, RollupAction.NOT_SATISFIED));
    /** SN 4.6.5. */
    private static final List<RollupRule> DEFAULT_OF_PROGRESS = List.of(
            RollupRule.all(Condition.COMPLETED, RollupAction.COMPLETED),
            RollupRule.all(Condition.ACTIVITY_PROGRESS_KNOWN, RollupAction.INCOMPLETE));

    private final SequencingState state;
    private final Objectives objectives;
    private final Rules rules;

    RollupProcess(SequencingState state, Objectives objectives, Rules rules) {
        this.state = state;
        this.objectives = objectives;
        this.rules = rules;
    }

    /** Overall Rollup Process (RB.1.5), from {@code activity} to the root. */
    void overall(Activity activity) {
        for (Activity at : state.tree().path(activity).reversed()) {
            if (!at.isLeaf() && at.sequencing().delivery().tracked()) {
                measure(at);
                completionMeasure(at);
                objective(at);
                progress(at);
            }
        }
    }

    private List<Activity> tracked(Activity activity) {
        return state.children(activity).stream()
                .filter(child -> child.sequencing().delivery().tracked())
                .toList();
    }

    /** Measure Rollup Process (RB.1.1 a). */
    private void measure(Activity activity) {
        objectives.measure(
                activity,
                PRIMARY,
                mean(
                        activity,
                        child -> child.sequencing().rollup().measureWeight(),
                        child -> objectives.measure(child, PRIMARY)));
    }

    /** Completion Measure Rollup Process (RB.1.1 b). */
    private void completionMeasure(Activity activity) {
        state.of(activity).amount =
                mean(activity, child -> child.sequencing().completion().weight(), child -> state.of(child).amount);
    }

    @FunctionalInterface
    private interface Value {
        @Nullable
        Double of(Activity child);
    }

    // What is not known counts as 0, unless nothing is known.
    private @Nullable Double mean(Activity activity, ToDoubleFunction<Activity> weight, Value value) {
        double total = 0;
        double counted = 0;
        boolean valid = false;
        for (Activity child : tracked(activity)) {
            counted += weight.applyAsDouble(child);
            Double known = value.of(child);
            if (known != null) {
                total += known * weight.applyAsDouble(child);
                valid = true;
            }
        }
        return valid && counted > 0 ? total / counted : null;
    }

    /** Objective Rollup Process (RB.1.2). */
    private void objective(Activity activity) {
        Objective primary = activity.sequencing().objectives().get(PRIMARY);
        if (primary.satisfiedByMeasure()) {
            objectiveByMeasure(activity, primary);
            return;
        }
        if (check(activity, RollupAction.NOT_SATISFIED)) {
            objectives.satisfied(activity, PRIMARY, false);
        }
        if (check(activity, RollupAction.SATISFIED)) {
            objectives.satisfied(activity, PRIMARY, true);
        }
    }

    /** Objective Rollup Using Measure Process (RB.1.2 a). */
    private void objectiveByMeasure(Activity activity, Objective primary) {
        Double measure = objectives.measure(activity, PRIMARY);
        boolean counts = !state.isActive(activity)
                || activity.sequencing().considerations().measureSatisfactionIfActive();
        objectives.satisfied(activity, PRIMARY, (measure != null && counts) ? measure >= primary.minimum() : null);
    }

    /** Activity Progress Rollup Process (RB.1.3): by measure (a), or by rules (b). */
    private void progress(Activity activity) {
        CompletionThreshold threshold = activity.sequencing().completion();
        ActivityState now = state.of(activity);
        if (threshold.completedByMeasure()) {
            now.completed = now.amount == null ? null : now.amount >= threshold.minimum();
            return;
        }
        if (check(activity, RollupAction.INCOMPLETE)) {
            now.completed = false;
        }
        if (check(activity, RollupAction.COMPLETED)) {
            now.completed = true;
        }
    }

    /** Rollup Rule Check Subprocess (RB.1.4). */
    private boolean check(Activity activity, RollupAction action) {
        return rulesOf(activity, action).stream()
                .filter(rule -> rule.action() == action)
                .anyMatch(rule -> holds(activity, rule));
    }

    // The default rules stand for both actions of a kind, where a package has a rule for neither.
    private static List<RollupRule> rulesOf(Activity activity, RollupAction action) {
        List<RollupRule> own = activity.sequencing().rollup().rules().stream()
                .filter(rule -> rule.action().isOfObjective() == action.isOfObjective())
                .toList();
        if (!own.isEmpty()) {
            return own;
        }
        return action.isOfObjective() ? DEFAULT_OF_OBJECTIVE : DEFAULT_OF_PROGRESS;
    }

    private boolean holds(Activity activity, RollupRule rule) {
        List<Truth> bag = new ArrayList<>();
        for (Activity child : tracked(activity)) {
            if (counts(child, rule.action())) {
                bag.add(rules.holds(child, rule.combination(), rule.conditions()));
            }
        }
        if (bag.isEmpty()) {
            return false;
        }
        int held = Collections.frequency(bag, Truth.TRUE);
        return switch (rule.children()) {
            case ALL -> held == bag.size();
            case ANY -> held > 0;
            case NONE -> held == 0 && !bag.contains(Truth.UNKNOWN);
            case AT_LEAST_COUNT -> held >= rule.minimumCount();
            case AT_LEAST_PERCENT -> (double) held / bag.size() >= rule.minimumPercent();
        };
    }

    /** Check Child for Rollup Subprocess (RB.1.4.2). */
    private boolean counts(Activity child, RollupAction action) {
        boolean contributes = action.isOfObjective()
                ? child.sequencing().rollup().objectiveSatisfied()
                : child.sequencing().rollup().progressCompletion();
        Consideration when = child.sequencing().considerations().of(action);
        ActivityState now = state.of(child);
        return contributes
                && switch (when) {
                    case ALWAYS -> true;
                    case IF_ATTEMPTED -> now.attempts > 0;
                    case IF_NOT_SUSPENDED -> now.attempts > 0 && !now.suspended;
                    case IF_NOT_SKIPPED -> !rules.applies(child, RuleAction.SKIP);
                };
    }
}
