package io.ghasi.delivery.core.scorm.sequencing;

import static io.ghasi.delivery.core.scorm.sequencing.ObjectiveValue.COMPLETED;
import static io.ghasi.delivery.core.scorm.sequencing.ObjectiveValue.MEASURE;
import static io.ghasi.delivery.core.scorm.sequencing.ObjectiveValue.PROGRESS;
import static io.ghasi.delivery.core.scorm.sequencing.ObjectiveValue.SATISFIED;
import static io.ghasi.delivery.core.scorm.sequencing.Objectives.PRIMARY;

import io.ghasi.delivery.core.scorm.activity.Activity;
import io.ghasi.delivery.core.scorm.activity.Condition;
import io.ghasi.delivery.core.scorm.activity.RollupAction;
import io.ghasi.delivery.core.scorm.activity.RollupConsiderations.Consideration;
import io.ghasi.delivery.core.scorm.activity.RollupRule;
import io.ghasi.delivery.core.scorm.activity.RuleAction;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** RB.1: what children's state makes of their parents'. */
final class RollupProcess {
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
    /** By which children are skipped: those see also what is of an attempt on the parent that is over. */
    private final Rules skipping;

    RollupProcess(SequencingState state, Objectives objectives, Rules rules) {
        this.state = state;
        this.objectives = objectives.ofCurrentAttempt();
        this.rules = rules.seeing(this.objectives);
        this.skipping = rules;
    }

    /** Overall Rollup Process (RB.1.5), from {@code activity} to the root. */
    void overall(Activity activity) {
        overall(Stream.of(activity));
    }

    /** The same when an attempt ends: all that read what {@code activity} writes come to something else by it, too. */
    void overallOfShared(Activity activity) {
        overall(Stream.concat(Stream.of(activity), state.tree().readersOf(activity)));
    }

    // Each cluster once, those below before those above: a parent's number is smaller.
    private void overall(Stream<Activity> activities) {
        BitSet above = new BitSet();
        activities.forEach(activity -> mark(activity, above));
        for (int number = above.length() - 1; number >= 0; number = above.previousSetBit(number - 1)) {
            rollUp(state.tree().get(number));
        }
    }

    private void mark(Activity activity, BitSet above) {
        for (Activity at = activity;
                at != null && !above.get(at.number());
                at = state.tree().parent(at)) {
            above.set(at.number());
        }
    }

    private void rollUp(Activity activity) {
        if (!activity.isLeaf() && activity.sequencing().delivery().tracked()) {
            List<Activity> children = tracked(activity);
            measure(activity, children);
            completionMeasure(activity, children);
            objective(activity, children);
            progress(activity, children);
        }
    }

    private List<Activity> tracked(Activity activity) {
        return state.children(activity).stream()
                .filter(child -> child.sequencing().delivery().tracked())
                .toList();
    }

    /** Measure Rollup Process (RB.1.1 a). */
    private void measure(Activity activity, List<Activity> children) {
        objectives.rollUp(
                activity,
                MEASURE,
                mean(
                        children,
                        child -> child.sequencing().rollup().measureWeight(),
                        child -> objectives.measure(child, PRIMARY)));
    }

    /** Completion Measure Rollup Process (RB.1.1 b). */
    private void completionMeasure(Activity activity, List<Activity> children) {
        objectives.rollUp(
                activity,
                PROGRESS,
                mean(
                        children,
                        child -> child.sequencing().completion().weight(),
                        child -> objectives.progress(child, PRIMARY)));
    }

    @FunctionalInterface
    private interface Value {
        @Nullable
        Double of(Activity child);
    }

    // What is not known counts as 0, unless nothing is known.
    private @Nullable Double mean(List<Activity> children, ToDoubleFunction<Activity> weight, Value value) {
        double total = 0;
        double counted = 0;
        boolean valid = false;
        for (Activity child : children) {
            counted += weight.applyAsDouble(child);
            Double known = value.of(child);
            if (known != null) {
                total += known * weight.applyAsDouble(child);
                valid = true;
            }
        }
        return valid && counted > 0 ? total / counted : null;
    }

    /** Objective Rollup Process (RB.1.2): by measure (a), or by rules (b). */
    private void objective(Activity activity, List<Activity> children) {
        if (activity.sequencing().objectives().get(PRIMARY).satisfiedByMeasure()) {
            objectives.rollUp(activity, SATISFIED, objectives.satisfied(activity, PRIMARY));
            return;
        }
        if (check(activity, children, RollupAction.NOT_SATISFIED)) {
            objectives.satisfied(activity, PRIMARY, false);
        }
        if (check(activity, children, RollupAction.SATISFIED)) {
            objectives.satisfied(activity, PRIMARY, true);
        }
    }

    /** Activity Progress Rollup Process (RB.1.3): by measure (a), or by rules (b). */
    private void progress(Activity activity, List<Activity> children) {
        if (activity.sequencing().completion().completedByMeasure()) {
            objectives.rollUp(activity, COMPLETED, objectives.completed(activity, PRIMARY));
            return;
        }
        if (check(activity, children, RollupAction.INCOMPLETE)) {
            objectives.completed(activity, PRIMARY, false);
        }
        if (check(activity, children, RollupAction.COMPLETED)) {
            objectives.completed(activity, PRIMARY, true);
        }
    }

    /** Rollup Rule Check Subprocess (RB.1.4). The default rules stand for both actions of a kind, where a package has a rule for neither. */
    private boolean check(Activity activity, List<Activity> children, RollupAction action) {
        List<RollupRule> own = activity.sequencing().rollup().rules().stream()
                .filter(rule -> rule.action().isOfObjective() == action.isOfObjective())
                .toList();
        List<RollupRule> defaults = action.isOfObjective() ? DEFAULT_OF_OBJECTIVE : DEFAULT_OF_PROGRESS;
        // Of no children all are whatever is asked; but where the package asks nothing, nothing comes of that.
        boolean emptyHolds = !own.isEmpty();
        return (own.isEmpty() ? defaults : own)
                .stream().filter(rule -> rule.action() == action).anyMatch(rule -> holds(children, rule, emptyHolds));
    }

    private boolean holds(List<Activity> children, RollupRule rule, boolean emptyHolds) {
        List<Truth> bag = new ArrayList<>(children.size());
        for (Activity child : children) {
            if (counts(child, rule.action())) {
                bag.add(rules.holds(child, rule.combination(), rule.conditions()));
            }
        }
        if (bag.isEmpty()) {
            return emptyHolds && rule.children() == RollupRule.ChildSet.ALL;
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
                    case IF_NOT_SKIPPED -> !skipping.applies(child, RuleAction.SKIP);
                };
    }
}
