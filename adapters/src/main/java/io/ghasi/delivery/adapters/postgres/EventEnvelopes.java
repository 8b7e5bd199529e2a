package io.ghasi.delivery.adapters.postgres;

import io.ghasi.delivery.core.events.Cause;
import io.ghasi.delivery.core.ids.EventId;
import io.ghasi.delivery.core.session.PlaySession;
import io.ghasi.delivery.core.session.SessionEvent;

/** Writes events as their schemas say. */
@FunctionalInterface
public interface EventEnvelopes {
    /**
     * The envelope of {@code event} as JSON without its opening brace and without {@code aggregateVersion} and {@code epoch}: those are
     * known only under the row's lock, where the database puts them in front.
     *
     * @param after the session as the decision leaves it
     */
    String rest(EventId id, PlaySession after, SessionEvent event, Cause cause);
}
