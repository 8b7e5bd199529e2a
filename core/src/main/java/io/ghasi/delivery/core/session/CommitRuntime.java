package io.ghasi.delivery.core.session;

import io.ghasi.delivery.core.course.Barrier;
import io.ghasi.delivery.core.course.CourseOutline;
import io.ghasi.delivery.core.course.Journey;
import io.ghasi.delivery.core.course.RuntimeAnswer;
import io.ghasi.delivery.core.course.RuntimeBatch;
import io.ghasi.delivery.core.course.RuntimeCall;
import io.ghasi.delivery.core.course.RuntimeCourse;
import io.ghasi.delivery.core.course.RuntimeReply;
import io.ghasi.delivery.core.ids.SessionId;
import io.ghasi.delivery.core.session.Memories.Recollected;
import io.ghasi.delivery.core.session.Sessions.Stored;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Takes what content says while it is played. What it is told is durable by then; a batch that comes twice is made once. */
public final class CommitRuntime {
    private static final int TRIES = 4;

    private final DecisionStore store;
    private final Playing playing;
    private final InstantSource clock;

    CommitRuntime(DecisionStore store, Playing playing, InstantSource clock) {
        this.store = store;
        this.playing = playing;
        this.clock = clock;
    }

    /** Makes the calls of {@code batch} in a session. */
    public RuntimeOutcome commit(Speaker speaker, SessionId id, RuntimeBatch batch) {
        RuntimeOutcome quick = quickly(speaker, id, batch);
        if (quick != null) {
            return quick;
        }
        for (int turn = 1; turn <= TRIES; turn++) {
            RuntimeOutcome outcome = once(speaker, id, batch);
            if (outcome != null) {
                return outcome;
            }
        }
        return refused(new Refusal.LostRace());
    }

    // Most batches say what comes next in the activity that is in front, and nothing else: what was left here last is
    // enough
    // for that. Null where there is more to it, or where it is not so any more.
    private @Nullable RuntimeOutcome quickly(Speaker speaker, SessionId id, RuntimeBatch batch) {
        if (batch.calls().stream().anyMatch(RuntimeCall.Terminate.class::isInstance)) {
            return null;
        }
        return playing.recall(speaker.tenant(), id, batch)
                .filter(known -> known.stored().session().facts().user().equals(speaker.user()))
                .flatMap(known -> playing.runtime(known.stored().session())
                        .map(course -> new Turn(speaker, known, course).goOn(batch)))
                .map(Attempted::outcome)
                .orElse(null);
    }

    // Null where somebody else was faster: a copy of this batch, or the learner.
    private @Nullable RuntimeOutcome once(Speaker speaker, SessionId id, RuntimeBatch batch) {
        Optional<Recollected> found = playing.find(speaker.tenant(), id);
        if (found.isEmpty()) {
            return refused(new Refusal.UnknownSession());
        }
        PlaySession session = found.get().stored().session();
        if (!session.facts().user().equals(speaker.user())) {
            return refused(new Refusal.NotOwner());
        }
        if (!session.facts().pack().isSequenced()) {
            Refusal why = speaker.closed(session);
            return refused(why == null ? new Refusal.Unreachable(new Barrier.NotSupported()) : why);
        }
        return playing.runtime(session)
                .map(course -> new Turn(speaker, found.get(), course).take(batch))
                .orElseGet(() -> new Attempted(refused(new Refusal.CourseUnavailable())))
                .outcome();
    }

    /** What came of one try; nothing where it was in vain. */
    private record Attempted(@Nullable RuntimeOutcome outcome) {}

    private static RuntimeOutcome refused(Refusal why) {
        return new RuntimeOutcome.Refused(why);
    }

    /** One try to take a batch. */
    private final class Turn {
        private final Speaker speaker;
        private final Stored stored;
        private final RuntimeCourse course;
        private final Journey at;

        Turn(Speaker speaker, Recollected found, RuntimeCourse course) {
            this.speaker = speaker;
            this.stored = found.stored();
            this.course = course;
            this.at = Playing.journey(stored, found.memory());
        }

        Attempted take(RuntimeBatch batch) {
            PlaySession session = stored.session();
            RuntimeAnswer answer = course.answer(batch, at);
            // Whoever was not told asks again, though the session has ended with what they had said.
            if (answer instanceof RuntimeAnswer.Repeated(List<RuntimeReply> replies, boolean ended)) {
                return new Attempted(answered(replies, session, ended));
            }
            Refusal why = speaker.closed(session);
            if (why != null) {
                return new Attempted(refused(why));
            }
            return switch (answer) {
                case RuntimeAnswer.Answered answered -> keep((ActiveSession) session, answered);
                case RuntimeAnswer.OutOfSequence(int expected) ->
                    new Attempted(new RuntimeOutcome.OutOfSequence(expected));
                case RuntimeAnswer.OtherBatch() -> new Attempted(new RuntimeOutcome.OtherBatch());
                case RuntimeAnswer.TooLarge() -> new Attempted(new RuntimeOutcome.TooLarge());
                case RuntimeAnswer.NotDelivered(), RuntimeAnswer.Repeated _ ->
                    new Attempted(new RuntimeOutcome.NotDelivered());
            };
        }

        // Nothing but good news is told of what may have changed since.
        Attempted goOn(RuntimeBatch batch) {
            return stored.session() instanceof ActiveSession active
                            && speaker.closed(active) == null
                            && course.answer(batch, at) instanceof RuntimeAnswer.Answered answered
                            && isMoreToCome(answered)
                    ? keep(active, answered)
                    : new Attempted(null);
        }

        private static boolean isMoreToCome(RuntimeAnswer.Answered answered) {
            return !answered.ended() && answered.led() == null;
        }

        private Attempted keep(ActiveSession active, RuntimeAnswer.Answered answered) {
            Change.Update change = change(active, answered);
            Decision decision = new Decision(speaker.tenant(), List.of(change), null, speaker.cause());
            return switch (store.commit(decision)) {
                case DecisionStore.Outcome.Applied _ -> {
                    if (isMoreToCome(answered)) {
                        playing.remember(new Stored(change.after(), stored.gates()), change.keeping());
                    }
                    yield new Attempted(answered(answered.replies(), change.after(), answered.ended()));
                }
                case DecisionStore.Outcome.Stale _,
                        DecisionStore.Outcome.Taken _,
                        DecisionStore.Outcome.AlreadyAttempted _ -> new Attempted(null);
            };
        }

        private Change.Update change(ActiveSession active, RuntimeAnswer.Answered answered) {
            Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
            Change.Update change = moved(active, answered, now);
            if (answered.report() == null) {
                return change;
            }
            // What content said comes before where it led.
            List<SessionEvent> events = new ArrayList<>();
            events.add(new SessionEvent.RuntimeCommitted(answered.report(), now));
            events.addAll(change.events());
            return new Change.Update(active, change.after(), events, null, change.keeping());
        }

        private Change.Update moved(ActiveSession active, RuntimeAnswer.Answered answered, Instant now) {
            return answered.led() != null
                            && Leading.ruling(active, answered.led(), at.memory(), now) instanceof Ruling.Apply apply
                    ? (Change.Update) apply.changes().getFirst()
                    : Change.of(active, active.touch(now), new Keeping(at.memory(), answered.memory()));
        }

        private RuntimeOutcome answered(List<RuntimeReply> replies, PlaySession session, boolean ended) {
            return new RuntimeOutcome.Answered(replies, session, ended ? outline(session) : null);
        }

        // Of what is kept now, which is not what was read before.
        private CourseOutline outline(PlaySession session) {
            CourseOutline outline = course.outline(playing.journey(new Stored(session, stored.gates()), course));
            return session instanceof ActiveSession ? outline : outline.notInPlay();
        }
    }
}
