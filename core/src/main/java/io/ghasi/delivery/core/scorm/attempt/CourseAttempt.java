package io.ghasi.delivery.core.scorm.attempt;

import io.ghasi.delivery.core.scorm.activity.Activity;
import io.ghasi.delivery.core.scorm.activity.ActivityTree;
import io.ghasi.delivery.core.scorm.runtime.RuntimeData;
import io.ghasi.delivery.core.scorm.sequencing.NavigationRequest;
import io.ghasi.delivery.core.scorm.sequencing.ObjectiveState;
import io.ghasi.delivery.core.scorm.sequencing.Offers;
import io.ghasi.delivery.core.scorm.sequencing.Sequencer;
import io.ghasi.delivery.core.scorm.sequencing.Sequencer.Outcome;
import io.ghasi.delivery.core.scorm.sequencing.SequencingState;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** One attempt on a course: sequencing, and the run-time data of one activity at a time. For one thread. */
public final class CourseAttempt {
    private final Sequencer sequencer;
    private final Transfer transfer;
    private final Learner learner;
    /** Of activities that were suspended, by their numbers. */
    private final Map<Integer, Map<String, String>> kept = new HashMap<>();

    private @Nullable Visit visit;

    private CourseAttempt(Sequencer sequencer, Learner learner) {
        this.sequencer = sequencer;
        this.transfer = new Transfer(sequencer.tracking());
        this.learner = learner;
    }

    /** Who plays, as content is told. */
    public record Learner(String id, String name) {}

    /** A new one; {@code globals} are the global objectives that are known. */
    public static CourseAttempt begin(
            ActivityTree tree, Map<String, ObjectiveState> globals, Learner learner, RandomGenerator random) {
        return new CourseAttempt(Sequencer.begin(tree, globals, random), learner);
    }

    /** One that goes on from {@code snapshot}. */
    public static CourseAttempt restore(
            ActivityTree tree, AttemptSnapshot snapshot, Learner learner, RandomGenerator random) {
        SequencingState state = SequencingState.restore(tree, snapshot.sequencing());
        CourseAttempt attempt = new CourseAttempt(Sequencer.on(state, random), learner);
        attempt.kept.putAll(snapshot.kept());
        VisitSnapshot last = snapshot.visit();
        attempt.visit = last == null ? null : Visit.restore(tree.get(last.activity()), last, attempt::isValid);
        return attempt;
    }

    /** All of it, to be kept. */
    public AttemptSnapshot snapshot() {
        return new AttemptSnapshot(
                sequencer.state().snapshot(), visit == null ? null : visit.snapshot(), Map.copyOf(kept));
    }

    /** Where it is, and what is known. */
    public SequencingState state() {
        return sequencer.state();
    }

    /** The last delivery of an activity; null before the first. */
    public @Nullable Visit visit() {
        return visit;
    }

    /** What a learner asks of the player. Content that is delivered is ended first, with what it has said. */
    public Outcome ask(NavigationRequest request) {
        end(request);
        Outcome outcome = sequencer.process(request);
        if (outcome instanceof Outcome.Delivered(Activity activity)) {
            visit = new Visit(activity, data(activity));
        }
        return outcome;
    }

    /** What the learner could ask for, if content said nothing more. */
    public Offers offers() {
        return sequencer.offers();
    }

    /** What {@code request} would come to, if content said nothing more. */
    public Outcome tried(NavigationRequest request) {
        return sequencer.tried(request);
    }

    /**
     * A launch: goes on where the course was suspended, or starts. What was delivered and has not ended is left; what is known of
     * activities stays until new attempts on them begin. A course that does not start by itself waits for a choice, unless there is but one.
     */
    public Outcome launch() {
        if (state().suspended() != null) {
            return ask(new NavigationRequest.ResumeAll());
        }
        if (visit != null) {
            visit.end();
        }
        sequencer.relaunch();
        Outcome started = ask(new NavigationRequest.Start());
        List<Activity> leaves =
                state().tree().all().stream().filter(Activity::isLeaf).toList();
        return started instanceof Outcome.Refused && leaves.size() == 1
                ? ask(new NavigationRequest.Choice(leaves.getFirst().id()))
                : started;
    }

    /** Ends the visit, and does what content asked for; null where it asked for nothing, or cannot be ended now. */
    public @Nullable Outcome terminate() {
        if (visit == null || visit.isOver() || !visit.api().terminate("").isGood()) {
            return null;
        }
        NavigationRequest asked = AskedByContent.of(visit.data());
        if (asked != null) {
            return ask(asked);
        }
        end(null);
        return null;
    }

    private void end(@Nullable NavigationRequest next) {
        if (visit == null || visit.isOver()) {
            return;
        }
        visit.end();
        if (!AskedByContent.isToBeAbandoned(visit.data())) {
            keep(visit.activity(), visit.data());
        } else if (!(next instanceof NavigationRequest.Abandon)) {
            // Content that wants nothing kept gets its way, whoever leaves it.
            sequencer.process(new NavigationRequest.Abandon());
        }
    }

    private void keep(Activity activity, RuntimeData data) {
        spend(data);
        boolean suspended = "suspend".equals(data.value("cmi.exit"));
        transfer.end(activity, data, suspended);
        if (suspended) {
            kept.put(activity.number(), data.all());
        }
    }

    private static void spend(RuntimeData data) {
        String session = data.value("cmi.session_time");
        String before = data.value("cmi.total_time");
        if (session != null && before != null) {
            data.put("cmi.total_time", Intervals.sum(before, session));
        }
    }

    private RuntimeData data(Activity activity) {
        Map<String, String> before = kept.remove(activity.number());
        if (before != null) {
            RuntimeData resumed = RuntimeData.resume(before, this::isValid);
            transfer.refresh(activity, resumed);
            return resumed;
        }
        RuntimeData data = new RuntimeData(this::isValid);
        data.put("cmi.learner_id", learner.id());
        data.put("cmi.learner_name", learner.name());
        transfer.begin(activity, data);
        return data;
    }

    private String isValid(String text) {
        NavigationRequest request = AskedByContent.request(text);
        return request == null ? "unknown" : Boolean.toString(!(tried(request) instanceof Outcome.Refused));
    }
}
