package io.ghasi.delivery.core.session;

import io.ghasi.delivery.core.course.Barrier;
import io.ghasi.delivery.core.course.Course;
import io.ghasi.delivery.core.course.Journey;
import io.ghasi.delivery.core.course.NavigationRequest;
import io.ghasi.delivery.core.course.Route;
import io.ghasi.delivery.core.ids.SessionId;
import io.ghasi.delivery.core.limits.Limit;
import io.ghasi.delivery.core.session.Sessions.Stored;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Moves a learner through the course. */
public final class Navigate {
    private final SessionWrite write;
    private final Playing playing;
    private final GateKnowledge gates;
    private final Limit limit;

    Navigate(SessionWrite write, Playing playing, GateKnowledge gates, Limit limit) {
        this.write = write;
        this.playing = playing;
        this.gates = gates;
        this.limit = limit;
    }

    /** Follows {@code target} from where the session is. */
    public Written navigate(WriteRequest request, SessionId session, NavigationRequest target) {
        ActiveRules rules = (active, stored, now) -> move(active, stored, target, now);
        return write.perform(request, session, new WriteKind(limit, false, target.isRepeatable()), rules.onlyActive());
    }

    private Ruling move(ActiveSession session, Stored stored, NavigationRequest target, Instant now) {
        Optional<Course> course = playing.course(session);
        if (course.isEmpty()) {
            return new Ruling.Refuse(new Refusal.CourseUnavailable());
        }
        Journey at = playing.journey(stored, course.get());
        return Leading.ruling(session, route(course.get(), stored.session(), at, target), at.memory(), now);
    }

    private Route route(Course course, PlaySession session, Journey at, NavigationRequest target) {
        if (target instanceof NavigationRequest.Previous) {
            // Going back steps over closed gates: which they are must be known first.
            return course.route(target, gates.ask(session, at, course.gates()));
        }
        Route route = course.route(target, at);
        return route instanceof Route.Blocked(Barrier.GateClosed(List<String> closed))
                ? course.route(target, gates.ask(session, at, closed))
                : route;
    }
}
