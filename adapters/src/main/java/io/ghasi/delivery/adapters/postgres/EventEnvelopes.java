package io.ghasi.delivery.adapters.postgres;

import io.ghasi.delivery.core.events.Cause;
import io.ghasi.delivery.core.ids.IdSource;
import io.ghasi.delivery.core.session.PlaySession;
import io.ghasi.delivery.core.session.SessionEvent;
import java.util.List;

/** Writes events as their schemas say. */
@FunctionalInterface
public interface EventEnvelopes {
    /**
     * {@code event} in each version that somebody reads, the newest first; at least one.
     *
     * @param after the session as the decision leaves it
     * @param ids   where each takes its id from
     */
    List<Rendition> of(PlaySession after, SessionEvent event, Cause cause, IdSource ids);
}
