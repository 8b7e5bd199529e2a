package io.ghasi.delivery.core.session;

import io.ghasi.delivery.core.events.Cause;
import java.time.Instant;
import java.util.List;

/** Pauses sessions whose ground was taken away: their package or their enrollment was revoked. Nobody asks for it, and nothing is remembered. */
public final class PauseAffected {
    private final PauseReason reason;

    public PauseAffected(PauseReason reason) {
        this.reason = reason;
    }

    /** The decision to pause {@code session} at {@code now}. */
    public Decision pause(ActiveSession session, Instant now, Cause cause) {
        Change change = Change.of(session, session.pause(reason, now));
        return new Decision(session.facts().tenant(), List.of(change), null, cause);
    }
}
