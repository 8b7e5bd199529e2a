package io.ghasi.delivery.core.session;

import java.time.Instant;
import java.util.Locale;

/** Why a session was given up: by its learner, or because nobody came back to it. */
public enum AbandonReason {
    LEARNER,
    INACTIVITY;

    static Transition<AbandonedSession> abandon(Snapshot at, AbandonReason reason, Instant now) {
        Snapshot after = reason == LEARNER ? at.next(now) : at.unattended();
        String word = reason.name().toLowerCase(Locale.ROOT);
        return Transition.to(new AbandonedSession(after, now, word), new SessionEvent.Abandoned(word, now));
    }
}
