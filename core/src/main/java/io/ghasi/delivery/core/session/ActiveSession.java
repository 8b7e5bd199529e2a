package io.ghasi.delivery.core.session;

import io.ghasi.delivery.core.course.Cursor;
import io.ghasi.delivery.core.course.NavigationType;
import io.ghasi.delivery.core.ids.DeviceId;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A session in play. At most one per user, course version and device. */
public record ActiveSession(Snapshot at) implements PlaySession {
    /** A session that begins at {@code first}. */
    static Transition<ActiveSession> start(SessionFacts facts, DeviceId device, Cursor first) {
        Snapshot at = new Snapshot(facts, device, Position.first(first), 1, facts.startedAt());
        return Transition.to(new ActiveSession(at), new SessionEvent.Started(facts, device, first, facts.startedAt()));
    }

    Transition<ActiveSession> moveTo(Cursor to, NavigationType type, Instant now) {
        Position next = at.position().movedTo(to);
        return Transition.to(
                new ActiveSession(at.movedTo(next, now)),
                new SessionEvent.Navigated(
                        at.position().cursor(), to, type, next.visited().count(), now));
    }

    /** The same at another place, which nobody moved to. */
    ActiveSession at(Cursor place) {
        return new ActiveSession(at.placed(at.position().movedTo(place)));
    }

    /** What was played is over, and the learner has not gone elsewhere: no event. */
    Transition<ActiveSession> stay(Instant now) {
        return Transition.silent(new ActiveSession(at.next(now)));
    }

    /** The learner is still here: not a change of version, and no event. */
    Transition<ActiveSession> touch(Instant now) {
        return Transition.silent(new ActiveSession(at.touched(now)));
    }

    Transition<PausedSession> pause(PauseReason reason, Instant now) {
        Snapshot after = reason == PauseReason.LEARNER ? at.next(now) : at.unattended();
        return Transition.to(
                new PausedSession(after, now),
                new SessionEvent.Paused(reason, at.position().cursor(), at.device(), now));
    }

    Transition<ActiveSession> takeOver(DeviceId device, Instant now) {
        return Transition.to(
                new ActiveSession(at.onDevice(device, now)),
                new SessionEvent.Resumed(ResumeReason.DEVICE, at.position().cursor(), device, now));
    }

    Transition<CompletedSession> complete(Outcome outcome, @Nullable Score score, Instant now) {
        Duration duration = Duration.between(facts().startedAt(), now);
        return Transition.to(
                new CompletedSession(at.next(now), now, outcome, score),
                new SessionEvent.Completed(outcome, score, duration, now));
    }

    Transition<FailedSession> fail(String reason, Instant now) {
        return Transition.to(new FailedSession(at.unattended(), now, reason), new SessionEvent.Failed(reason, now));
    }

    Transition<AbandonedSession> abandon(AbandonReason reason, Instant now) {
        return AbandonReason.abandon(at, reason, now);
    }
}
