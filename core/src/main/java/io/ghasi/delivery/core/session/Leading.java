package io.ghasi.delivery.core.session;

import io.ghasi.delivery.core.course.Barrier;
import io.ghasi.delivery.core.course.Memory;
import io.ghasi.delivery.core.course.Result;
import io.ghasi.delivery.core.course.Route;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a route makes of an active session. */
final class Leading {
    private Leading() {}

    /** {@code before} is what the course kept, and decided on. */
    static Ruling ruling(ActiveSession session, Route route, Memory before, Instant now) {
        return switch (route) {
            case Route.Blocked(Barrier.GateClosed(List<String> closed)) ->
                new Ruling.Refuse(new Refusal.GateClosed(closed));
            case Route.Blocked(Barrier why) -> new Ruling.Refuse(new Refusal.Unreachable(why));
            case Route.To to -> apply(session, session.moveTo(to.cursor(), to.type(), now), before, to.memory());
            case Route.Waits waits -> apply(session, session.stay(now), before, waits.memory());
            case Route.Ends(Result result, Memory after) ->
                apply(session, session.complete(outcome(result), score(result), now), before, after);
            case Route.Pauses pauses ->
                apply(session, session.pause(PauseReason.LEARNER, now), before, pauses.memory());
            case Route.GivesUp givesUp ->
                apply(session, session.abandon(AbandonReason.LEARNER, now), before, givesUp.memory());
        };
    }

    private static Ruling apply(
            ActiveSession session, Transition<? extends PlaySession> transition, Memory before, Memory after) {
        return Ruling.apply(session, transition, new Keeping(before, after));
    }

    // Whether it was passed says more than whether it was completed.
    private static Outcome outcome(Result result) {
        if (result.satisfied() != null) {
            return result.satisfied() ? Outcome.PASSED : Outcome.FAILED;
        }
        return Boolean.TRUE.equals(result.completed()) ? Outcome.COMPLETED : Outcome.INCOMPLETE;
    }

    private static @Nullable Score score(Result result) {
        return result.measure() == null ? null : new Score(BigDecimal.valueOf(result.measure()), null, null, null);
    }
}
