package io.ghasi.delivery.core.scorm.sequencing;

import io.ghasi.delivery.core.scorm.activity.Activity;
import io.ghasi.delivery.core.scorm.activity.ActivityTree;
import io.ghasi.delivery.core.scorm.activity.Item;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** Somebody in front of a course: asks, and is told an activity's name, a code, {@code idle} or {@code ended}. */
final class Learner {
    final Sequencer sequencer;
    private final Objectives objectives;

    private Learner(Sequencer sequencer) {
        this.sequencer = sequencer;
        this.objectives = new Objectives(sequencer.state());
    }

    static Learner of(Item root) {
        return with(root, Map.of());
    }

    static Learner of(ActivityTree tree) {
        return new Learner(Sequencer.begin(tree, Map.of(), new SplittableRandom(7)));
    }

    static Learner with(Item root, Map<String, ObjectiveState> globals) {
        return new Learner(Sequencer.begin(ActivityTree.of(root), globals, new SplittableRandom(7)));
    }

    String asks(NavigationRequest request) {
        return switch (sequencer.process(request)) {
            case Sequencer.Outcome.Delivered(Activity activity, boolean _) -> activity.id();
            case Sequencer.Outcome.Refused(Fault fault) -> fault.code();
            case Sequencer.Outcome.Idle() -> "idle";
            case Sequencer.Outcome.Ended() -> "ended";
        };
    }

    String starts() {
        return asks(new NavigationRequest.Start());
    }

    String goesOn() {
        return asks(new NavigationRequest.Continue());
    }

    String goesBack() {
        return asks(new NavigationRequest.Previous());
    }

    String chooses(String id) {
        return asks(new NavigationRequest.Choice(id));
    }

    Activity activity(String id) {
        return Objects.requireNonNull(sequencer.state().tree().find(id));
    }

    ActivityState state(String id) {
        return sequencer.state().of(activity(id));
    }

    private Activity current() {
        return Objects.requireNonNull(sequencer.state().current());
    }

    /** What content says of itself, before it ends. */
    Learner isSatisfied(boolean satisfied) {
        objectives.satisfied(current(), 0, satisfied);
        return this;
    }

    Learner measures(double measure) {
        objectives.report(current(), 0, new Tracking.Said(null, measure, null, null, null, null, null));
        return this;
    }

    Learner isComplete(boolean complete) {
        objectives.completed(current(), 0, complete);
        return this;
    }

    /** As the run-time environment tells it, of all objectives. */
    Learner says(Tracking.Said... all) {
        sequencer.tracking().report(current(), false, List.of(all));
        return this;
    }

    Learner suspends() {
        sequencer.state().of(current()).suspended = true;
        return this;
    }

    @Nullable
    Boolean satisfied(String id) {
        return objectives.satisfied(activity(id), 0);
    }

    @Nullable
    Double measure(String id) {
        return objectives.measure(activity(id), 0);
    }

    @Nullable
    Boolean completed(String id) {
        return objectives.completed(activity(id), 0);
    }
}
