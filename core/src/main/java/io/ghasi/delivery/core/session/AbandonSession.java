package io.ghasi.delivery.core.session;

import io.ghasi.delivery.core.ids.SessionId;

/** Gives a session up. */
public final class AbandonSession {
    private final SessionWrite write;

    AbandonSession(SessionWrite write) {
        this.write = write;
    }

    /** Ends an active or a paused session. */
    public Written abandon(WriteRequest request, SessionId session) {
        return write.perform(request, session, WriteKind.PLAIN, (stored, now) -> switch (stored.session()) {
            case ActiveSession active -> Ruling.apply(active, active.abandon(AbandonReason.LEARNER, now));
            case PausedSession paused -> Ruling.apply(paused, paused.abandon(AbandonReason.LEARNER, now));
            case EndedSession _ -> new Ruling.Refuse(new Refusal.Terminal());
        });
    }
}
