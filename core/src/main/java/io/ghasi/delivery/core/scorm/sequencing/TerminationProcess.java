package io.ghasi.delivery.core.scorm.sequencing;

import io.ghasi.delivery.core.scorm.activity.Activity;
import io.ghasi.delivery.core.scorm.activity.RuleAction;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** TB.2.1 to TB.2.3: the end of the current activity, and what its rules make of that. */
final class TerminationProcess {
    private static final Set<RuleAction> AFTERWARDS = EnumSet.of(
            RuleAction.EXIT_PARENT,
            RuleAction.EXIT_ALL,
            RuleAction.RETRY,
            RuleAction.RETRY_ALL,
            RuleAction.CONTINUE,
            RuleAction.PREVIOUS);

    private final SequencingState state;
    private final Rules rules;
    private final Attempts attempts;
    private final RollupProcess rollup;

    TerminationProcess(SequencingState state, Rules rules, Attempts attempts, RollupProcess rollup) {
        this.state = state;
        this.rules = rules;
        this.attempts = attempts;
        this.rollup = rollup;
    }

    /** What follows. */
    sealed interface Outcome {
        record Invalid(Fault fault) implements Outcome {}

        /** The request that rules put in the place of the one that was asked for; null where they have none. */
        record Valid(@Nullable SequencingRequest request) implements Outcome {}
    }

    /** Termination Request Process (TB.2.3). */
    Outcome process(Termination termination) {
        Activity current = state.current();
        if (current == null) {
            return new Outcome.Invalid(Fault.of("TB.2.3-1"));
        }
        if ((termination == Termination.EXIT || termination == Termination.ABANDON) && !state.isActive(current)) {
            return new Outcome.Invalid(Fault.of("TB.2.3-2"));
        }
        return switch (termination) {
            case EXIT -> exit(current);
            case EXIT_ALL -> exitAll(new SequencingRequest.Exit());
            case SUSPEND_ALL -> suspendAll(current);
            case ABANDON -> abandon(current);
            case ABANDON_ALL -> abandonAll(current);
        };
    }

    private Outcome exit(Activity first) {
        attempts.end(first);
        Activity current = exitActionRules(first);
        while (true) {
            RuleAction action = postCondition(current);
            if (action == RuleAction.EXIT_ALL || action == RuleAction.RETRY_ALL) {
                return exitAll(
                        action == RuleAction.RETRY_ALL ? new SequencingRequest.Retry() : new SequencingRequest.Exit());
            }
            if (action != RuleAction.EXIT_PARENT) {
                return new Outcome.Valid(after(current, action));
            }
            Activity parent = state.tree().parent(current);
            if (parent == null) {
                return new Outcome.Invalid(Fault.of("TB.2.3-4"));
            }
            state.current(parent);
            attempts.end(parent);
            current = parent;
        }
    }

    private static @Nullable SequencingRequest after(Activity current, @Nullable RuleAction action) {
        if (action == RuleAction.RETRY) {
            return new SequencingRequest.Retry();
        }
        if (current.isRoot()) {
            return new SequencingRequest.Exit();
        }
        return switch (action) {
            case CONTINUE -> new SequencingRequest.Continue();
            case PREVIOUS -> new SequencingRequest.Previous();
            case null, default -> null;
        };
    }

    /** Sequencing Exit Action Rules Subprocess (TB.2.1): the highest ancestor that ends too; returns what is current then. */
    private Activity exitActionRules(Activity current) {
        List<Activity> path = state.tree().path(current);
        for (Activity at : path.subList(0, path.size() - 1)) {
            if (rules.applies(at, RuleAction.EXIT)) {
                attempts.terminateDescendents(at);
                attempts.end(at);
                state.current(at);
                return at;
            }
        }
        return current;
    }

    /** Sequencing Post Condition Rules Subprocess (TB.2.2). */
    private @Nullable RuleAction postCondition(Activity current) {
        return state.isSuspended(current) ? null : rules.check(current, AFTERWARDS);
    }

    private Outcome exitAll(SequencingRequest afterwards) {
        Activity current = state.current();
        if (current != null && state.isActive(current)) {
            attempts.end(current);
        }
        Activity root = state.tree().root();
        attempts.terminateDescendents(root);
        attempts.end(root);
        state.current(root);
        return new Outcome.Valid(afterwards);
    }

    private Outcome suspendAll(Activity current) {
        Activity at = current;
        if (state.isActive(current) || state.isSuspended(current)) {
            rollup.overall(current);
        } else {
            Activity parent = state.tree().parent(current);
            if (parent == null) {
                return new Outcome.Invalid(Fault.of("TB.2.3-3"));
            }
            at = parent;
        }
        state.suspended(at);
        for (Activity each : state.tree().path(at)) {
            state.of(each).active = false;
            state.of(each).suspended = true;
        }
        state.current(state.tree().root());
        return new Outcome.Valid(new SequencingRequest.Exit());
    }

    private Outcome abandon(Activity current) {
        state.of(current).active = false;
        return new Outcome.Valid(null);
    }

    private Outcome abandonAll(Activity current) {
        state.tree().path(current).forEach(each -> state.of(each).active = false);
        state.current(state.tree().root());
        return new Outcome.Valid(new SequencingRequest.Exit());
    }
}
