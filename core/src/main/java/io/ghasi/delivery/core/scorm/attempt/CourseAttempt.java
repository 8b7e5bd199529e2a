package io.ghasi.delivery.core.scorm.attempt;

import io.ghasi.delivery.core.scorm.activity.Activity;
import io.ghasi.delivery.core.scorm.activity.ActivityTree;
import io.ghasi.delivery.core.scorm.runtime.RuntimeData;
import io.ghasi.delivery.core.scorm.runtime.SharedStore;
import io.ghasi.delivery.core.scorm.sequencing.NavigationRequest;
import io.ghasi.delivery.core.scorm.sequencing.ObjectiveState;
import io.ghasi.delivery.core.scorm.sequencing.Offers;
import io.ghasi.delivery.core.scorm.sequencing.Sequencer;
import io.ghasi.delivery.core.scorm.sequencing.Sequencer.Outcome;
import io.ghasi.delivery.core.scorm.sequencing.SequencingState;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** One attempt on a course: sequencing, and the run-time data of one activity at a time. For one thread. */
public final class CourseAttempt {
    private final Sequencer sequencer;
    private final Learner learner;
    private final Kept kept;
    /** Of shared data, by their identifiers. */
    private final Map<String, String> stores;

    private final Transfer transfer;
    /** What content was told of requests: nothing of it changes before the next one. */
    private final Map<String, String> told = new HashMap<>();

    private @Nullable Visit visit;

    private CourseAttempt(Sequencer sequencer, Learner learner, Kept kept, Map<String, String> stores) {
        this.sequencer = sequencer;
        this.learner = learner;
        this.kept = kept;
        this.stores = new HashMap<>(stores);
        this.transfer = new Transfer(sequencer.tracking(), this.stores);
    }

    /** Who plays, as content is told. */
    public record Learner(String id, String name) {}

    /**
     * A new one.
     *
     * @param globals the global objectives that are known
     * @param stores of shared data that there are, by their identifiers
     */
    public static CourseAttempt begin(
            ActivityTree tree,
            Map<String, ObjectiveState> globals,
            Map<String, String> stores,
            Learner learner,
            RandomGenerator random) {
        return new CourseAttempt(Sequencer.begin(tree, globals, random), learner, new Kept(_ -> null), stores);
    }

    /** One that goes on from {@code snapshot}, and from what was {@code kept} of suspended activities. */
    public static CourseAttempt restore(
            ActivityTree tree, AttemptSnapshot snapshot, Kept kept, Learner learner, RandomGenerator random) {
        SequencingState state = SequencingState.restore(tree, snapshot.sequencing());
        CourseAttempt attempt = new CourseAttempt(Sequencer.on(state, random), learner, kept, snapshot.stores());
        VisitSnapshot last = snapshot.visit();
        attempt.visit = last == null ? null : Visit.restore(tree.get(last.activity()), last, attempt::isValid);
        return attempt;
    }

    /** All of it, to be kept, but for what {@link #kept} has. */
    public AttemptSnapshot snapshot() {
        return new AttemptSnapshot(sequencer.state().snapshot(), stores, visit == null ? null : visit.snapshot());
    }

    /** Run-time data of suspended activities. */
    public Kept kept() {
        return kept;
    }

    /** Where it is, and what is known. */
    public SequencingState state() {
        return sequencer.state();
    }

    /** The last delivery of an activity; null before the first. */
    public @Nullable Visit visit() {
        return visit;
    }

    /** Whether there is content in front of the learner. */
    public boolean isDelivering() {
        return visit != null && !visit.isOver();
    }

    /** What a learner asks of the player. Content that is delivered is ended first, with what it has said. */
    public Outcome ask(NavigationRequest request) {
        end(request);
        told.clear();
        Outcome outcome = sequencer.process(request);
        if (outcome instanceof Outcome.Delivered(Activity activity, boolean resumed)) {
            visit = Visit.begin(activity, visit == null ? 1 : visit.number() + 1, data(activity, resumed));
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
     * A launch: goes on where the course was suspended, or starts. What was delivered and has not ended is left, and so is what was
     * suspended and may not be delivered any more; what is known of activities stays until new attempts on them begin. A course that
     * does not start by itself waits for a choice, unless there is but one.
     */
    public Outcome launch() {
        if (state().suspended() != null
                && ask(new NavigationRequest.ResumeAll()) instanceof Outcome.Delivered resumed) {
            return resumed;
        }
        if (visit != null) {
            visit.end();
        }
        sequencer.relaunch();
        if (!state().tree().sharedDataGlobalToSystem()) {
            stores.clear();
        }
        Outcome started = ask(new NavigationRequest.Start());
        List<Activity> leaves =
                state().tree().all().stream().filter(Activity::isLeaf).toList();
        return started instanceof Outcome.Refused && leaves.size() == 1
                ? ask(new NavigationRequest.Choice(leaves.getFirst().id()))
                : started;
    }

    /** What content asked for when it ended, and what that came to. */
    public record Led(NavigationRequest request, Outcome outcome) {}

    /** Ends the visit, and does what content asked for; null where it asked for nothing, or cannot be ended now. */
    public @Nullable Led terminate() {
        if (visit == null || visit.isOver() || !visit.api().terminate("").isGood()) {
            return null;
        }
        NavigationRequest asked = AskedByContent.of(visit.data());
        if (asked != null) {
            return new Led(asked, ask(asked));
        }
        end(null);
        return null;
    }

    /** Content is launched again whose window was closed. What it has said and did not end stays said, in a visit of its own. */
    public void reenter() {
        Visit before = Objects.requireNonNull(visit, "nothing was delivered");
        Activity activity = before.activity();
        RuntimeData next = before.isOver() ? data(activity, true) : goingOn(activity, before.data());
        before.end();
        visit = Visit.begin(activity, before.number() + 1, next);
    }

    private RuntimeData goingOn(Activity activity, RuntimeData before) {
        spend(before);
        boolean suspended = "suspend".equals(before.value("cmi.exit"));
        RuntimeData next = RuntimeData.resume(
                before.all(), before.said(), this::isValid, activity.content().stores());
        if (!suspended) {
            next.put("cmi.entry", "");
        }
        return next;
    }

    /** What {@code activity} has come to. */
    public ObjectiveState result(Activity activity) {
        return sequencer.tracking().result(activity);
    }

    /** The same, with {@code last} as its last visit. */
    public CourseAttempt with(Visit last) {
        visit = last;
        return this;
    }

    private void end(@Nullable NavigationRequest next) {
        if (visit == null || visit.isOver()) {
            return;
        }
        visit.end();
        if (next instanceof NavigationRequest.Abandon || next instanceof NavigationRequest.AbandonAll) {
            return;
        }
        if (AskedByContent.isToBeAbandoned(visit.data())) {
            // Content that wants nothing kept gets its way, whoever leaves it.
            sequencer.process(new NavigationRequest.Abandon());
        } else {
            keep(visit.activity(), visit.data(), next instanceof NavigationRequest.SuspendAll);
        }
    }

    // A course that is suspended as a whole suspends what is delivered, whether that says so or not (RTE 4.2.8).
    private void keep(Activity activity, RuntimeData data, boolean suspendedByLearner) {
        spend(data);
        boolean suspended = suspendedByLearner || "suspend".equals(data.value("cmi.exit"));
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

    // Data of an attempt that is over are of no account, though they were kept.
    private RuntimeData data(Activity activity, boolean resumed) {
        List<SharedStore> shared = activity.content().stores();
        Map<String, String> before = kept.take(activity.number());
        if (before != null && resumed) {
            RuntimeData again = RuntimeData.resume(before, Set.of(), this::isValid, shared);
            transfer.refresh(activity, again);
            return again;
        }
        RuntimeData data = new RuntimeData(this::isValid, shared);
        data.put("cmi.learner_id", learner.id());
        data.put("cmi.learner_name", learner.name());
        transfer.begin(activity, data);
        return data;
    }

    /** What content is told of {@code adl.nav.request_valid}. */
    public String isValid(String text) {
        return told.computeIfAbsent(text, this::tell);
    }

    private String tell(String text) {
        NavigationRequest request = AskedByContent.request(text);
        if (request == null) {
            return "unknown";
        }
        String target = AskedByContent.target(request);
        // To try costs a copy of all there is: not for whatever content makes up.
        boolean known = target == null || state().tree().find(target) != null;
        return Boolean.toString(known && !(tried(request) instanceof Outcome.Refused));
    }
}
