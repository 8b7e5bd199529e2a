package io.ghasi.delivery.core.session;

import io.ghasi.delivery.core.ids.SessionId;
import java.time.Duration;

/** Says that the learner is still here. */
public final class Heartbeat {
    private static final Duration SPARING = Duration.ofMinutes(1);

    private final SessionWrite write;

    Heartbeat(SessionWrite write) {
        this.write = write;
    }

    /** Touches an active session, at most once a minute. */
    public Written beat(WriteRequest request, SessionId session) {
        ActiveRules rules =
                (active, _, now) -> active.at().lastActivityAt().plus(SPARING).isAfter(now)
                        ? new Ruling.Keep()
                        : Ruling.apply(active, active.touch(now));
        return write.perform(request, session, WriteKind.PLAIN, rules.onlyActive());
    }
}
