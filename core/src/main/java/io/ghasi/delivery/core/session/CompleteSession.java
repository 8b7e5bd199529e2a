package io.ghasi.delivery.core.session;

import io.ghasi.delivery.core.course.Availability;
import io.ghasi.delivery.core.course.Availability.Unavailable;
import io.ghasi.delivery.core.course.Barrier;
import io.ghasi.delivery.core.course.Course;
import io.ghasi.delivery.core.course.Journey;
import io.ghasi.delivery.core.ids.SessionId;
import io.ghasi.delivery.core.session.Sessions.Stored;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Ends a session that was worked through. */
public final class CompleteSession {
    private final SessionWrite write;
    private final CourseManifests manifests;
    private final GateKnowledge gates;

    CompleteSession(SessionWrite write, CourseManifests manifests, GateKnowledge gates) {
        this.write = write;
        this.manifests = manifests;
        this.gates = gates;
    }

    /** Completes an active session whose required lessons are visited and whose gates are passed. */
    public Written complete(WriteRequest request, SessionId session) {
        ActiveRules rules = this::end;
        return write.perform(request, session, WriteKind.PLAIN, rules.onlyActive());
    }

    private Ruling end(ActiveSession session, Stored stored, Instant now) {
        Optional<Course> course = manifests.course(
                session.facts().tenant(), session.facts().pack().id());
        if (course.isEmpty()) {
            return new Ruling.Refuse(new Refusal.CourseUnavailable());
        }
        return switch (completion(course.get(), stored)) {
            case Availability.Available _ -> Ruling.apply(session, session.complete(Outcome.COMPLETED, null, now));
            case Unavailable(Barrier.Incomplete(List<String> lessons, List<String> closed)) ->
                new Ruling.Refuse(new Refusal.Incomplete(lessons, closed));
            case Unavailable(Barrier why) -> new Ruling.Refuse(new Refusal.Unreachable(why));
        };
    }

    private Availability completion(Course course, Stored stored) {
        Journey at = GateKnowledge.journey(stored);
        Availability completion = course.completion(at);
        return completion instanceof Unavailable(Barrier.Incomplete(List<String> _, List<String> closed))
                ? course.completion(gates.ask(stored.session(), at, closed))
                : completion;
    }
}
