package io.ghasi.delivery.core.session;

import io.ghasi.delivery.core.ids.SessionId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Says that the learner is still here. */
public final class Heartbeat {
    private static final Duration SPARING = Duration.ofMinutes(1);

    private final SessionWrite write;

    Heartbeat(SessionWrite write) {
        this.write = write;
    }

    /** Touches an active session, at most once a minute. */
    public Written beat(WriteRequest request, SessionId session) {
        ActiveRules rules = (active, _, now) ->
                active.at().lastActivityAt().plus(SPARING).isAfter(now) ? new Ruling.Keep() : touch(active, now);
        return write.perform(request, session, WriteKind.PLAIN, rules.onlyActive());
    }

    // A touch does not change the version, so that of many at once each would find the session as it was read: only the
    // first finds
    // it as idle as it was.
    private static Ruling touch(ActiveSession active, Instant now) {
        Transition<ActiveSession> touched = active.touch(now);
        Instant idleSince = active.at().lastActivityAt();
        return new Ruling.Apply(
                List.of(new Change.Update(active, touched.after(), touched.events(), idleSince, Keeping.NOTHING)),
                touched.after());
    }
}
