package io.ghasi.delivery.core.session;

import io.ghasi.delivery.core.ids.SessionId;
import io.ghasi.delivery.core.session.Sessions.Stored;
import java.util.Optional;

/** Shows one session. */
public final class ReadSession {
    private final Sessions sessions;

    /** Reads from {@code sessions}. */
    public ReadSession(Sessions sessions) {
        this.sessions = sessions;
    }

    /** What a reader gets to see. */
    public sealed interface Seen {
        /** The session, whole. */
        record Found(Stored stored) implements Seen {}

        /** Nothing. */
        record Refused(Refusal why) implements Seen {}
    }

    /** The session, if {@code reader} may see it. */
    public Seen read(Reader reader, SessionId id) {
        Optional<Stored> stored = sessions.find(reader.tenant(), id);
        if (stored.isEmpty()) {
            return new Seen.Refused(new Refusal.UnknownSession());
        }
        return reader.mayRead(stored.get().session())
                ? new Seen.Found(stored.get())
                : new Seen.Refused(new Refusal.NotOwner());
    }
}
