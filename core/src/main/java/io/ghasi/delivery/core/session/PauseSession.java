package io.ghasi.delivery.core.session;

import io.ghasi.delivery.core.course.Journey;
import io.ghasi.delivery.core.course.NavigationRequest;
import io.ghasi.delivery.core.course.RuntimeCourse;
import io.ghasi.delivery.core.faults.DependencyUnavailable;
import io.ghasi.delivery.core.ids.SessionId;
import io.ghasi.delivery.core.session.Sessions.Stored;
import java.time.Instant;
import java.util.Optional;

/** Puts a session down until its learner comes back. */
public final class PauseSession {
    private final SessionWrite write;
    private final Playing playing;

    PauseSession(SessionWrite write, Playing playing) {
        this.write = write;
        this.playing = playing;
    }

    /** Pauses an active session; content that is played is suspended. */
    public Written pause(WriteRequest request, SessionId session) {
        ActiveRules rules = this::suspend;
        return write.perform(request, session, WriteKind.PLAIN, rules.onlyActive());
    }

    private Ruling suspend(ActiveSession session, Stored stored, Instant now) {
        Optional<RuntimeCourse> course = runtime(session);
        if (course.isEmpty()) {
            return Ruling.apply(session, session.pause(PauseReason.LEARNER, now));
        }
        Journey at = playing.journey(stored, course.get());
        Ruling ruling =
                Leading.ruling(session, course.get().route(new NavigationRequest.Suspend(), at), at.memory(), now);
        // Whoever wants to stop may, whatever sequencing says of it.
        return ruling instanceof Ruling.Refuse
                ? Ruling.apply(session, session.pause(PauseReason.LEARNER, now))
                : ruling;
    }

    // A course that is not at hand is none that could be suspended: its learner stops all the same, and goes on where
    // they were.
    private Optional<RuntimeCourse> runtime(ActiveSession session) {
        try {
            return playing.runtime(session);
        } catch (DependencyUnavailable _) {
            return Optional.empty();
        }
    }
}
