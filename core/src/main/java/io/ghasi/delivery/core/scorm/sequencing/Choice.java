package io.ghasi.delivery.core.scorm.sequencing;

import io.ghasi.delivery.core.scorm.activity.Activity;
import io.ghasi.delivery.core.scorm.activity.RuleAction;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** SB.2.4 and SB.2.9: whether an activity may be chosen now. Changes nothing. */
final class Choice {
    private final SequencingState state;
    private final Rules rules;

    Choice(SequencingState state, Rules rules) {
        this.state = state;
        this.rules = rules;
    }

    /** Choice Sequencing Request Process (SB.2.9), up to step 10: why {@code target} may not be chosen; null where it may. */
    @Nullable
    Fault refusal(Activity target) {
        Fault hidden = hidden(target);
        if (hidden != null) {
            return hidden;
        }
        Activity parent = state.tree().parent(target);
        if (parent != null && !parent.sequencing().control().choice()) {
            return Fault.of("SB.2.9-4");
        }
        Activity current = state.current();
        if (current == null) {
            return down(state.tree().root(), target, true);
        }
        if (current.equals(target)) {
            return null;
        }
        Activity common = state.tree().commonAncestor(current, target);
        if (current.parent() == target.parent()) {
            return across(current, target);
        }
        if (current.equals(common)) {
            return down(common, target, true);
        }
        return target.equals(common) ? leaving(current, target) : over(current, common, target);
    }

    /** Why {@code target} is not among what can be chosen at all; null where it is. */
    @Nullable
    Fault hidden(Activity target) {
        for (Activity at : state.tree().path(target)) {
            if (!state.isAvailable(at)) {
                return Fault.of("SB.2.9-2");
            }
            if (rules.applies(at, RuleAction.HIDDEN_FROM_CHOICE)) {
                return Fault.of("SB.2.9-3");
            }
        }
        return null;
    }

    /** Case 2: among siblings. */
    private @Nullable Fault across(Activity current, Activity target) {
        Activity parent = state.tree().parent(current);
        if (parent == null) {
            return Fault.of("SB.2.9-5");
        }
        List<Activity> siblings = state.children(parent);
        int from = siblings.indexOf(current);
        if (from < 0) {
            // A new attempt on the parent chose other children: none of them stands between the two.
            return down(parent, target, true);
        }
        int to = siblings.indexOf(target);
        int step = from < to ? 1 : -1;
        for (int at = from; at != to; at += step) {
            Fault fault = traverse(siblings.get(at), step > 0 ? Direction.FORWARD : Direction.BACKWARD);
            if (fault != null) {
                return fault;
            }
        }
        return null;
    }

    /** Choice Activity Traversal Subprocess (SB.2.4). */
    private @Nullable Fault traverse(Activity activity, Direction direction) {
        if (direction == Direction.FORWARD) {
            return rules.applies(activity, RuleAction.STOP_FORWARD_TRAVERSAL) ? Fault.of("SB.2.4-1") : null;
        }
        Activity parent = state.tree().parent(activity);
        if (parent == null) {
            return Fault.of("SB.2.4-3");
        }
        return parent.sequencing().control().forwardOnly() ? Fault.of("SB.2.4-2") : null;
    }

    /** Cases 3 and 5, the way down: those between {@code ancestor} and {@code target}. */
    private @Nullable Fault down(Activity ancestor, Activity target, boolean forward) {
        List<Activity> path = state.tree().path(target);
        for (Activity at : path.subList(ancestor.depth(), Math.max(ancestor.depth(), path.size() - 1))) {
            Fault fault = forward ? traverse(at, Direction.FORWARD) : null;
            if (fault != null) {
                return fault;
            }
            if (!state.isActive(at)
                    && !at.equals(ancestor)
                    && at.sequencing().constrainedChoice().preventActivation()) {
                return Fault.of("SB.2.9-6");
            }
        }
        return null;
    }

    /** Case 4, and the way up of case 5: out of all that {@code current} is in below {@code ancestor}. */
    private @Nullable Fault leaving(Activity current, Activity ancestor) {
        return state.tree().below(ancestor, current).stream()
                        .allMatch(at -> at.sequencing().control().choiceExit())
                ? null
                : Fault.of("SB.2.9-7");
    }

    /** Case 5: into another branch. */
    private @Nullable Fault over(Activity current, Activity common, Activity target) {
        Fault leaving = leaving(current, common);
        if (leaving != null) {
            return leaving;
        }
        boolean forward = isForward(common, current, target);
        Activity constrained = constrained(current, common);
        if (constrained != null && !isWithinReach(constrained, target, forward)) {
            return Fault.of("SB.2.9-8");
        }
        return down(common, target, forward);
    }

    // Children may have been reordered: what is forward is so in the order that they have now.
    private boolean isForward(Activity common, Activity current, Activity target) {
        List<Activity> children = state.children(common);
        return children.indexOf(state.tree().below(common, target).getFirst())
                > children.indexOf(state.tree().below(common, current).getFirst());
    }

    private @Nullable Activity constrained(Activity current, Activity common) {
        return state.tree().below(common, current).reversed().stream()
                .filter(at ->
                        !at.isLeaf() && at.sequencing().constrainedChoice().constrainChoice())
                .findFirst()
                .orElse(null);
    }

    private boolean isWithinReach(Activity constrained, Activity target, boolean forward) {
        return next(constrained, forward).holds(target) || constrained.holds(target);
    }

    /** Choice Flow Subprocess (SB.2.9.1) and Choice Flow Tree Traversal Subprocess (SB.2.9.2). */
    private Activity next(Activity activity, boolean forward) {
        for (Activity at = activity; at != null; at = state.tree().parent(at)) {
            Activity parent = state.tree().parent(at);
            if (parent != null) {
                List<Activity> siblings = state.children(parent);
                int place = siblings.indexOf(at) + (forward ? 1 : -1);
                if (place >= 0 && place < siblings.size()) {
                    return siblings.get(place);
                }
            }
        }
        return activity;
    }
}
