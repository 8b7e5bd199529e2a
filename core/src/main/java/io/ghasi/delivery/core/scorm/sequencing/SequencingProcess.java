package io.ghasi.delivery.core.scorm.sequencing;

import io.ghasi.delivery.core.scorm.activity.Activity;
import io.ghasi.delivery.core.scorm.sequencing.Step.Stopped;
import io.ghasi.delivery.core.scorm.sequencing.Step.To;

/** SB.2.5 to SB.2.13: which activity is to be delivered. */
final class SequencingProcess {
    private static final Fault NOTHING_BELOW = Fault.of("SB.2.9-9");

    private final SequencingState state;
    private final Flow flow;
    private final Choice choice;
    private final Attempts attempts;

    SequencingProcess(SequencingState state, Flow flow, Choice choice, Attempts attempts) {
        this.state = state;
        this.flow = flow;
        this.choice = choice;
        this.attempts = attempts;
    }

    /** What a request comes to. */
    sealed interface Outcome {
        record Deliver(Activity activity) implements Outcome {}

        /** Nothing is delivered. */
        record Refused(Fault fault) implements Outcome {}

        /** Nothing is delivered, and none was asked for. */
        record Exited(boolean endsSession) implements Outcome {}
    }

    /** Sequencing Request Process (SB.2.12). */
    Outcome process(SequencingRequest request) {
        return switch (request) {
            case SequencingRequest.Start() -> start();
            case SequencingRequest.ResumeAll() -> resumeAll();
            case SequencingRequest.Continue() -> onwards(Direction.FORWARD, "SB.2.7-1", "SB.2.7-2");
            case SequencingRequest.Previous() -> onwards(Direction.BACKWARD, "SB.2.8-1", "SB.2.8-2");
            case SequencingRequest.Retry() -> retry();
            case SequencingRequest.Exit() -> exit();
            case SequencingRequest.Choose(Activity target) -> choose(target);
            case SequencingRequest.Jump(Activity target) ->
                state.current() == null ? refused("SB.2.13-1") : new Outcome.Deliver(target);
        };
    }

    /** Start Sequencing Request Process (SB.2.5). */
    private Outcome start() {
        Activity root = state.tree().root();
        if (state.current() != null) {
            return refused("SB.2.5-1");
        }
        return root.isLeaf() ? new Outcome.Deliver(root) : reached(flow.flow(root, Direction.FORWARD, true));
    }

    /** Resume All Sequencing Request Process (SB.2.6). */
    private Outcome resumeAll() {
        if (state.current() != null) {
            return refused("SB.2.6-1");
        }
        Activity suspended = state.suspended();
        return suspended == null ? refused("SB.2.6-2") : new Outcome.Deliver(suspended);
    }

    /** Continue (SB.2.7) and Previous (SB.2.8) Sequencing Request Process. */
    private Outcome onwards(Direction direction, String notBegun, String noFlow) {
        Activity current = state.current();
        if (current == null) {
            return refused(notBegun);
        }
        Activity parent = state.tree().parent(current);
        if (parent != null && !parent.sequencing().control().flow()) {
            return refused(noFlow);
        }
        return reached(flow.flow(current, direction, false));
    }

    private Outcome reached(Step step) {
        return switch (step) {
            case To(Activity activity, Direction _) -> new Outcome.Deliver(activity);
            case Stopped(Activity _, Fault fault) -> {
                // SB.2.1, 3.1: whoever walks off the end leaves nothing behind that goes on. The root's attempt it does
                // not
                // name; but for its end, a root whose satisfaction waits for it would never have any.
                if (fault.endsSession()) {
                    attempts.terminateDescendents(state.tree().root());
                    attempts.end(state.tree().root());
                }
                yield new Outcome.Refused(fault);
            }
        };
    }

    /** Retry Sequencing Request Process (SB.2.10). */
    private Outcome retry() {
        Activity current = state.current();
        if (current == null) {
            return refused("SB.2.10-1");
        }
        if (state.isActive(current) || state.isSuspended(current)) {
            return refused("SB.2.10-2");
        }
        if (current.isRoot()) {
            state.endGlobals();
        }
        if (current.isLeaf()) {
            return new Outcome.Deliver(current);
        }
        return flow.flow(current, Direction.FORWARD, true) instanceof To(Activity activity, Direction _)
                ? new Outcome.Deliver(activity)
                : refused("SB.2.10-3");
    }

    /** Exit Sequencing Request Process (SB.2.11). */
    private Outcome exit() {
        Activity current = state.current();
        if (current == null) {
            return refused("SB.2.11-1");
        }
        return state.isActive(current) ? refused("SB.2.11-2") : new Outcome.Exited(current.isRoot());
    }

    /** Choice Sequencing Request Process (SB.2.9). */
    private Outcome choose(Activity target) {
        return switch (chosen(target)) {
            case To(Activity activity, Direction _) -> new Outcome.Deliver(activity);
            case Stopped(Activity _, Fault fault) -> {
                if (fault.equals(NOTHING_BELOW)) {
                    leaveFor(target);
                }
                yield new Outcome.Refused(fault);
            }
        };
    }

    /** What would be delivered if {@code target} were chosen. Changes nothing. */
    Step chosen(Activity target) {
        Fault fault = choice.refusal(target);
        if (fault != null) {
            return new Stopped(target, fault);
        }
        if (target.isLeaf()) {
            return new To(target, Direction.FORWARD);
        }
        Step below = flow.flow(target, Direction.FORWARD, true);
        return below instanceof To ? below : new Stopped(target, NOTHING_BELOW);
    }

    private void leaveFor(Activity cluster) {
        Activity current = state.current();
        Activity common = current == null ? state.tree().root() : state.tree().commonAncestor(current, cluster);
        attempts.terminateDescendents(common);
        attempts.end(common);
        state.current(cluster);
    }

    private static Outcome refused(String code) {
        return new Outcome.Refused(Fault.of(code));
    }
}
