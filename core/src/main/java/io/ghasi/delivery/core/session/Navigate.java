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
    private final CourseManifests manifests;
    private final GateKnowledge gates;
    private final Limit limit;

    Navigate(SessionWrite write, CourseManifests manifests, GateKnowledge gates, Limit limit) {
        this.write = write;
        this.manifests = manifests;
        this.gates = gates;
        this.limit = limit;
    }

    /** Follows {@code target} from where the session is. */
    public Written navigate(WriteRequest request, SessionId session, NavigationRequest target) {
        ActiveRules rules = (active, stored, now) -> move(active, stored, target, now);
        return write.perform(request, session, new WriteKind(limit, false, target.isRepeatable()), rules.onlyActive());
    }

    private Ruling move(ActiveSession session, Stored stored, NavigationRequest target, Instant now) {
        Optional<Course> course = manifests.course(
                session.facts().tenant(), session.facts().pack().id());
        if (course.isEmpty()) {
            return new Ruling.Refuse(new Refusal.CourseUnavailable());
        }
        return switch (route(course.get(), stored, target)) {
            case Route.To to -> Ruling.apply(session, session.moveTo(to.cursor(), to.type(), now));
            // Manifests are read as courses that keep nothing: none of them leads there.
            case Route.Waits _, Route.Ends _, Route.Pauses _, Route.GivesUp _ ->
                new Ruling.Refuse(new Refusal.Unreachable(new Barrier.NotSupported()));
            case Route.Blocked(Barrier.GateClosed(List<String> closed)) ->
                new Ruling.Refuse(new Refusal.GateClosed(closed));
            case Route.Blocked(Barrier why) -> new Ruling.Refuse(new Refusal.Unreachable(why));
        };
    }

    private Route route(Course course, Stored stored, NavigationRequest target) {
        Journey at = GateKnowledge.journey(stored);
        if (target instanceof NavigationRequest.Previous) {
            // Going back steps over closed gates: which they are must be known first.
            return course.route(target, gates.ask(stored.session(), at, course.gates()));
        }
        Route route = course.route(target, at);
        return route instanceof Route.Blocked(Barrier.GateClosed(List<String> closed))
                ? course.route(target, gates.ask(stored.session(), at, closed))
                : route;
    }
}
