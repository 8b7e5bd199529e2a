package io.ghasi.delivery.core.session;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a decision does to one session. */
public sealed interface Change {
    /** The session as it is then. */
    PlaySession after();

    /** What the platform is told, in order. */
    List<SessionEvent> events();

    /** What its course keeps with it. */
    Keeping keeping();

    /** A session that was not there. */
    record Create(ActiveSession after, List<SessionEvent> events, Keeping keeping) implements Change {}

    /**
     * A session that moves on.
     *
     * @param before as it was read: the change is made only where its version is still the same
     * @param idleSince where given, made only if nobody was active later than that; a touch does not change the version
     */
    record Update(
            PlaySession before,
            PlaySession after,
            List<SessionEvent> events,
            @Nullable Instant idleSince,
            Keeping keeping)
            implements Change {
        /** Whether the session stays what and where it is, and only somebody was there. */
        public boolean isTouch() {
            return before instanceof ActiveSession
                    && after instanceof ActiveSession
                    && idleSince == null
                    && before.version() == after.version();
        }

        /** Whether it puts a session on a device: there may be one active session of a course version on a device. */
        public boolean activates() {
            return after instanceof ActiveSession
                    && !(before instanceof ActiveSession
                            && before.at().device().equals(after.at().device()));
        }
    }

    /** {@code transition} of a session that was {@code before}. */
    static Update of(PlaySession before, Transition<? extends PlaySession> transition) {
        return of(before, transition, Keeping.NOTHING);
    }

    /** The same, with what its course keeps. */
    static Update of(PlaySession before, Transition<? extends PlaySession> transition, Keeping keeping) {
        return new Update(before, transition.after(), transition.events(), null, keeping);
    }
}
