package io.ghasi.delivery.core.scorm.sequencing;

import io.ghasi.delivery.core.scorm.activity.Activity;
import io.ghasi.delivery.core.scorm.activity.RuleAction;
import io.ghasi.delivery.core.scorm.sequencing.Step.Stopped;
import io.ghasi.delivery.core.scorm.sequencing.Step.To;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** SB.2.1 to SB.2.3: from an activity to the next one that can be delivered. Ends no attempt: who walks off the end sees to that. */
final class Flow {
    private final SequencingState state;
    private final Rules rules;

    Flow(SequencingState state, Rules rules) {
        this.state = state;
        this.rules = rules;
    }

    /** Flow Subprocess (SB.2.3). {@link To} is an activity that can be delivered. */
    Step flow(Activity from, Direction direction, boolean considerChildren) {
        return switch (traverseTree(from, direction, considerChildren, null)) {
            case Stopped stopped -> stopped;
            case To to -> traverseActivity(to.activity(), to.direction(), null);
        };
    }

    /** Flow Tree Traversal Subprocess (SB.2.1). */
    private Step traverseTree(
            Activity activity, Direction wanted, boolean considerChildren, @Nullable Direction previous) {
        boolean reversed = previous == Direction.BACKWARD && isLast(activity);
        Activity at = reversed ? siblings(activity).getFirst() : activity;
        Direction direction = reversed ? Direction.BACKWARD : wanted;
        if (!at.isLeaf() && considerChildren) {
            return into(at, direction);
        }
        return direction == Direction.FORWARD ? forward(at) : backward(at, reversed);
    }

    private Step into(Activity cluster, Direction direction) {
        List<Activity> children = state.children(cluster);
        if (children.isEmpty()) {
            return new Stopped(cluster, Fault.of("SB.2.1-2"));
        }
        boolean fromTheFront =
                direction == Direction.FORWARD || cluster.sequencing().control().forwardOnly();
        return fromTheFront
                ? new To(children.getFirst(), Direction.FORWARD)
                : new To(children.getLast(), Direction.BACKWARD);
    }

    private Step forward(Activity at) {
        Activity parent = state.tree().parent(at);
        if (parent == null) {
            return new Stopped(at, Fault.END);
        }
        List<Activity> siblings = siblings(at);
        int place = siblings.indexOf(at);
        return place == siblings.size() - 1
                ? traverseTree(parent, Direction.FORWARD, false, null)
                : new To(siblings.get(place + 1), Direction.FORWARD);
    }

    private Step backward(Activity at, boolean reversed) {
        Activity parent = state.tree().parent(at);
        if (parent == null) {
            return new Stopped(at, Fault.of("SB.2.1-3"));
        }
        if (!reversed && parent.sequencing().control().forwardOnly()) {
            return new Stopped(at, Fault.of("SB.2.1-4"));
        }
        List<Activity> siblings = siblings(at);
        int place = siblings.indexOf(at);
        return place <= 0
                ? traverseTree(parent, Direction.BACKWARD, false, null)
                : new To(siblings.get(place - 1), Direction.BACKWARD);
    }

    private List<Activity> siblings(Activity activity) {
        Activity parent = state.tree().parent(activity);
        return parent == null ? List.of(activity) : state.children(parent);
    }

    private boolean isLast(Activity activity) {
        return !activity.isRoot() && siblings(activity).getLast().equals(activity);
    }

    /** Flow Activity Traversal Subprocess (SB.2.2). */
    private Step traverseActivity(Activity activity, Direction direction, @Nullable Direction previous) {
        Activity parent = state.tree().parent(activity);
        if (parent != null && !parent.sequencing().control().flow()) {
            return new Stopped(activity, Fault.of("SB.2.2-1"));
        }
        if (rules.applies(activity, RuleAction.SKIP)) {
            return past(activity, direction, previous);
        }
        if (rules.mayNotBegin(activity)) {
            return new Stopped(activity, Fault.of("SB.2.2-2"));
        }
        return activity.isLeaf() ? new To(activity, direction) : within(activity, direction);
    }

    private Step past(Activity skipped, Direction direction, @Nullable Direction previous) {
        return switch (traverseTree(skipped, direction, false, previous)) {
            case Stopped(Activity _, Fault fault) -> new Stopped(skipped, fault);
            case To to ->
                traverseActivity(
                        to.activity(),
                        to.direction(),
                        previous == Direction.BACKWARD && to.direction() == Direction.BACKWARD ? null : previous);
        };
    }

    private Step within(Activity cluster, Direction direction) {
        return switch (traverseTree(cluster, direction, true, null)) {
            case Stopped(Activity _, Fault fault) -> new Stopped(cluster, fault);
            case To to -> {
                boolean turned = direction == Direction.BACKWARD && to.direction() == Direction.FORWARD;
                yield traverseActivity(to.activity(), to.direction(), turned ? Direction.BACKWARD : null);
            }
        };
    }
}
