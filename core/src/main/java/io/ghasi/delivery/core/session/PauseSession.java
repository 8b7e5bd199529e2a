package io.ghasi.delivery.core.session;

import io.ghasi.delivery.core.ids.SessionId;

/** Puts a session down until its learner comes back. */
public final class PauseSession {
    private final SessionWrite write;

    PauseSession(SessionWrite write) {
        this.write = write;
    }

    /** Pauses an active session. */
    public Written pause(WriteRequest request, SessionId session) {
        ActiveRules rules = (active, _, now) -> Ruling.apply(active, active.pause(PauseReason.LEARNER, now));
        return write.perform(request, session, WriteKind.PLAIN, rules.onlyActive());
    }
}
