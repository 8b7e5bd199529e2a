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

    /** Flow Activity Traversal Subprocess (SB.2.2). A loop where the pseudo code calls itself: thousands may be skipped. */
    private Step traverseActivity(Activity first, Direction wanted, @Nullable Direction turned) {
        Activity activity = first;
        Direction direction = wanted;
        Direction previous = turned;
        while (true) {
            boolean skipped = rules.applies(activity, RuleAction.SKIP);
            Fault fault = obstacle(activity, skipped);
            if (fault != null) {
                return new Stopped(activity, fault);
            }
            if (!skipped && activity.isLeaf()) {
                return new To(activity, direction);
            }
            switch (traverseTree(activity, direction, !skipped, skipped ? previous : null)) {
                case Stopped(Activity _, Fault why) -> {
                    return new Stopped(activity, why);
                }
                case To to -> {
                    previous = skipped ? kept(previous, to) : turn(direction, to);
                    activity = to.activity();
                    direction = to.direction();
                }
            }
        }
    }

    private @Nullable Fault obstacle(Activity activity, boolean skipped) {
        Activity parent = state.tree().parent(activity);
        if (parent != null && !parent.sequencing().control().flow()) {
            return Fault.of("SB.2.2-1");
        }
        return !skipped && rules.mayNotBegin(activity) ? Fault.of("SB.2.2-2") : null;
    }

    private static @Nullable Direction kept(@Nullable Direction previous, To to) {
        return previous == Direction.BACKWARD && to.direction() == Direction.BACKWARD ? null : previous;
    }

    private static @Nullable Direction turn(Direction direction, To to) {
        return direction == Direction.BACKWARD && to.direction() == Direction.FORWARD ? Direction.BACKWARD : null;
    }
}
