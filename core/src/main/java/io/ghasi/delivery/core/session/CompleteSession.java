package io.ghasi.delivery.core.session;

import io.ghasi.delivery.core.course.Availability;
import io.ghasi.delivery.core.course.Availability.Unavailable;
import io.ghasi.delivery.core.course.Barrier;
import io.ghasi.delivery.core.course.Course;
import io.ghasi.delivery.core.course.Journey;
import io.ghasi.delivery.core.course.NavigationRequest;
import io.ghasi.delivery.core.course.RuntimeCourse;
import io.ghasi.delivery.core.ids.SessionId;
import io.ghasi.delivery.core.session.Sessions.Stored;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Ends a session that was worked through. */
public final class CompleteSession {
    private final SessionWrite write;
    private final Playing playing;
    private final GateKnowledge gates;

    CompleteSession(SessionWrite write, Playing playing, GateKnowledge gates) {
        this.write = write;
        this.playing = playing;
        this.gates = gates;
    }

    /** Completes an active session whose required lessons are visited and whose gates are passed. */
    public Written complete(WriteRequest request, SessionId session) {
        ActiveRules rules = this::end;
        return write.perform(request, session, WriteKind.PLAIN, rules.onlyActive());
    }

    private Ruling end(ActiveSession session, Stored stored, Instant now) {
        Optional<Course> course = playing.course(session);
        if (course.isEmpty()) {
            return new Ruling.Refuse(new Refusal.CourseUnavailable());
        }
        Journey at = playing.journey(stored, course.get());
        if (course.get() instanceof RuntimeCourse runtime) {
            // What it came to, the course says itself.
            return Leading.ruling(session, runtime.route(new NavigationRequest.Exit(), at), at.memory(), now);
        }
        return switch (completion(course.get(), stored.session(), at)) {
            case Availability.Available _ -> Ruling.apply(session, session.complete(Outcome.COMPLETED, null, now));
            case Unavailable(Barrier.Incomplete(List<String> lessons, List<String> closed)) ->
                new Ruling.Refuse(new Refusal.Incomplete(lessons, closed));
            case Unavailable(Barrier why) -> new Ruling.Refuse(new Refusal.Unreachable(why));
        };
    }

    private Availability completion(Course course, PlaySession session, Journey at) {
        Availability completion = course.completion(at);
        return completion instanceof Unavailable(Barrier.Incomplete(List<String> _, List<String> closed))
                ? course.completion(gates.ask(session, at, closed))
                : completion;
    }
}
