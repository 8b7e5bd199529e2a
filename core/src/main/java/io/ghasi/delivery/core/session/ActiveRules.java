package io.ghasi.delivery.core.session;

import io.ghasi.delivery.core.session.Sessions.Stored;
import java.time.Instant;

/** The rules of a request that only an active session can be asked. */
@FunctionalInterface
interface ActiveRules {
    Ruling rule(ActiveSession session, Stored stored, Instant now);

    /** These, and the refusal of every other state. */
    default Rules onlyActive() {
        return (stored, now) -> switch (stored.session()) {
            case ActiveSession active -> rule(active, stored, now);
            case PausedSession _ -> new Ruling.Refuse(new Refusal.NotActive());
            case EndedSession _ -> new Ruling.Refuse(new Refusal.Terminal());
        };
    }
}
