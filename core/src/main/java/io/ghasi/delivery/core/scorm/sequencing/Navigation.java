package io.ghasi.delivery.core.scorm.sequencing;

import io.ghasi.delivery.core.scorm.activity.Activity;
import io.ghasi.delivery.core.scorm.activity.ControlMode;
import org.jspecify.annotations.Nullable;

/** Navigation Request Process (NB.2.1). */
final class Navigation {
    private final SequencingState state;

    Navigation(SequencingState state) {
        this.state = state;
    }

    /** What a request comes to. */
    sealed interface Outcome {
        /** Nothing is done. */
        record Invalid(Fault fault) implements Outcome {}

        /** First the one, then the other. */
        record Valid(
                @Nullable Termination termination, @Nullable SequencingRequest request) implements Outcome {}
    }

    Outcome process(NavigationRequest request) {
        Activity current = state.current();
        return switch (request) {
            case NavigationRequest.Start() ->
                current == null ? valid(null, new SequencingRequest.Start()) : invalid("NB.2.1-1");
            case NavigationRequest.ResumeAll() -> resumeAll(current);
            case NavigationRequest.Choice(String target) -> choice(current, target);
            case NavigationRequest.Jump(String target) -> jump(current, target);
            case NavigationRequest.Within within -> current == null ? invalid("NB.2.1-2") : within(within, current);
        };
    }

    private Outcome within(NavigationRequest.Within request, Activity current) {
        return switch (request) {
            case NavigationRequest.Continue() -> onwards(current, new SequencingRequest.Continue(), "NB.2.1-4");
            case NavigationRequest.Previous() -> previous(current);
            case NavigationRequest.Exit() -> ending(current, Termination.EXIT);
            case NavigationRequest.Abandon() -> ending(current, Termination.ABANDON);
            case NavigationRequest.ExitAll() -> valid(Termination.EXIT_ALL, new SequencingRequest.Exit());
            case NavigationRequest.SuspendAll() -> valid(Termination.SUSPEND_ALL, new SequencingRequest.Exit());
            case NavigationRequest.AbandonAll() -> valid(Termination.ABANDON_ALL, new SequencingRequest.Exit());
        };
    }

    private Outcome resumeAll(@Nullable Activity current) {
        if (current != null) {
            return invalid("NB.2.1-1");
        }
        return state.suspended() == null ? invalid("NB.2.1-3") : valid(null, new SequencingRequest.ResumeAll());
    }

    private Outcome onwards(Activity current, SequencingRequest request, String without) {
        Activity parent = state.tree().parent(current);
        return parent != null && parent.sequencing().control().flow()
                ? valid(exitIfActive(current), request)
                : invalid(without);
    }

    private Outcome previous(Activity current) {
        Activity parent = state.tree().parent(current);
        if (parent == null) {
            return invalid("NB.2.1-6");
        }
        ControlMode control = parent.sequencing().control();
        return control.forwardOnly()
                ? invalid("NB.2.1-5")
                : onwards(current, new SequencingRequest.Previous(), "NB.2.1-5");
    }

    private @Nullable Termination exitIfActive(Activity current) {
        return state.isActive(current) ? Termination.EXIT : null;
    }

    private Outcome ending(Activity current, Termination termination) {
        return state.isActive(current) ? valid(termination, new SequencingRequest.Exit()) : invalid("NB.2.1-12");
    }

    private Outcome choice(@Nullable Activity current, String name) {
        Activity target = state.tree().find(name);
        if (target == null) {
            return invalid("NB.2.1-11");
        }
        Activity parent = state.tree().parent(target);
        if (parent != null && !parent.sequencing().control().choice()) {
            return invalid("NB.2.1-10");
        }
        SequencingRequest request = new SequencingRequest.Choose(target);
        if (current == null) {
            return valid(null, request);
        }
        return mayLeave(current, target) ? valid(exitIfActive(current), request) : invalid("NB.2.1-8");
    }

    // Everything active that the choice would end must let it.
    private boolean mayLeave(Activity current, Activity target) {
        Activity common = state.tree().commonAncestor(current, target);
        return state.tree().below(common, current).stream()
                .allMatch(at -> !state.isActive(at) || at.sequencing().control().choiceExit());
    }

    private Outcome jump(@Nullable Activity current, String name) {
        Activity target = state.tree().find(name);
        if (current == null) {
            return invalid("NB.2.1-2");
        }
        if (target == null || !state.isAvailable(target)) {
            return invalid("NB.2.1-11");
        }
        return valid(Termination.EXIT, new SequencingRequest.Jump(target));
    }

    private static Outcome valid(@Nullable Termination termination, @Nullable SequencingRequest request) {
        return new Outcome.Valid(termination, request);
    }

    private static Outcome invalid(String code) {
        return new Outcome.Invalid(Fault.of(code));
    }
}
