package io.ghasi.delivery.core.scorm.sequencing;

import io.ghasi.delivery.core.scorm.activity.Activity;
import io.ghasi.delivery.core.scorm.activity.ActivityTree;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Sequencing and navigation of one attempt on a course. For one thread. */
public final class Sequencer {
    private final SequencingState state;
    private final Selection selection;
    private final Navigation navigation;
    private final TerminationProcess termination;
    private final Choice choice;
    private final SequencingProcess sequencing;
    private final Delivery delivery;
    private final Tracking tracking;

    private Sequencer(SequencingState state, Selection selection) {
        this.state = state;
        this.selection = selection;
        Objectives objectives = new Objectives(state);
        Rules rules = new Rules(state, objectives);
        RollupProcess rollup = new RollupProcess(state, objectives, rules);
        Attempts attempts = new Attempts(state, objectives, rollup, selection);
        navigation = new Navigation(state);
        termination = new TerminationProcess(state, rules, attempts, rollup);
        choice = new Choice(state, rules);
        sequencing = new SequencingProcess(state, new Flow(state, rules), choice, attempts);
        delivery = new Delivery(state, rules, attempts);
        tracking = new Tracking(state, objectives);
    }

    /** Of an attempt that goes on from {@code state}, which it changes. */
    public static Sequencer on(SequencingState state, RandomGenerator random) {
        return new Sequencer(state, new Selection(state, random));
    }

    /** Of a new attempt; {@code globals} are the global objectives that are known. */
    public static Sequencer begin(ActivityTree tree, Map<String, ObjectiveState> globals, RandomGenerator random) {
        SequencingState state = SequencingState.fresh(tree, globals);
        new Selection(state, random).beforeAll();
        return on(state, random);
    }

    /** What a request came to. */
    public sealed interface Outcome {
        /** It is delivered now; {@code resumed} where its attempt goes on that was suspended. */
        record Delivered(Activity activity, boolean resumed) implements Outcome {}

        /** Nothing is; what was delivered, if anything, stays so unless it was ended on the way. */
        record Refused(Fault fault) implements Outcome {}

        /** The current activity has ended, and nothing follows yet. */
        record Idle() implements Outcome {}

        /** The sequencing session has ended. */
        record Ended() implements Outcome {}
    }

    public SequencingState state() {
        return state;
    }

    /** A new launch, which begins a new attempt on the root: nothing is delivered any more. What is known of activities stays, until new attempts on them begin. */
    public void relaunch() {
        for (Activity activity : state.tree().all()) {
            state.of(activity).active = false;
        }
        state.current(null);
        state.endGlobals();
        selection.afterAll();
    }

    /** What is known of activities, and what content says of them. */
    public Tracking tracking() {
        return tracking;
    }

    /** Overall Sequencing Process (OP.1), one turn of its loop. */
    public Outcome process(NavigationRequest request) {
        return switch (navigation.process(request)) {
            case Navigation.Outcome.Invalid(Fault fault) -> new Outcome.Refused(fault);
            case Navigation.Outcome.Valid valid -> terminate(valid.termination(), valid.request());
        };
    }

    /** What {@code request} would come to. It is tried on a copy. */
    public Outcome tried(NavigationRequest request) {
        return trial().process(request);
    }

    private Sequencer trial() {
        SequencingState copy = state.copy();
        return new Sequencer(copy, new Selection(copy, null));
    }

    /** What a learner could ask for now. */
    public Offers offers() {
        Sequencer after = trial();
        Activity current = state.current();
        boolean ends = current != null && state.isActive(current);
        Outcome demanded = ends ? after.terminate(Termination.EXIT, null) : new Outcome.Idle();
        return new Offers(state, navigation, after, demanded);
    }

    /** Why {@code target} could not be chosen; null where it could. */
    @Nullable
    Fault choiceRefusal(Activity target) {
        return switch (sequencing.chosen(target)) {
            case Step.Stopped(Activity _, Fault fault) -> fault;
            case Step.To(Activity activity, Direction _) -> delivery.refusal(activity);
        };
    }

    /** Why {@code target} is not among what can be chosen at all; null where it is. */
    @Nullable
    Fault hidden(Activity target) {
        return choice.hidden(target);
    }

    private Outcome terminate(@Nullable Termination how, @Nullable SequencingRequest asked) {
        if (how == null) {
            return sequence(asked);
        }
        return switch (termination.process(how)) {
            case TerminationProcess.Outcome.Invalid(Fault fault) -> new Outcome.Refused(fault);
            // What rules demand comes before what was asked for.
            case TerminationProcess.Outcome.Valid(SequencingRequest demanded) ->
                sequence(demanded == null ? asked : demanded);
        };
    }

    private Outcome sequence(@Nullable SequencingRequest request) {
        if (request == null) {
            return new Outcome.Idle();
        }
        return switch (sequencing.process(request)) {
            case SequencingProcess.Outcome.Refused(Fault fault) ->
                fault.endsSession() ? ended() : new Outcome.Refused(fault);
            case SequencingProcess.Outcome.Exited(boolean ends) -> ends ? ended() : new Outcome.Idle();
            case SequencingProcess.Outcome.Deliver(Activity activity) -> deliver(activity);
        };
    }

    private Outcome deliver(Activity activity) {
        Fault refusal = delivery.refusal(activity);
        return refusal == null ? delivery.deliver(activity) : new Outcome.Refused(refusal);
    }

    private Outcome ended() {
        state.current(null);
        return new Outcome.Ended();
    }
}
