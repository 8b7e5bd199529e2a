package io.ghasi.delivery.adapters.postgres;

import io.ghasi.delivery.core.events.Cause;
import io.ghasi.delivery.core.ids.EventId;
import io.ghasi.delivery.core.ids.IdSource;
import io.ghasi.delivery.core.session.PlaySession;
import io.ghasi.delivery.core.session.SessionEvent;
import java.util.List;

/** Events that tell their names alone, where what they tell does not matter. */
final class NamesOfEvents implements EventEnvelopes {
    @Override
    public List<Rendition> of(PlaySession after, SessionEvent event, Cause cause, IdSource ids) {
        String subject = "delivery.play_session." + event.name() + ".v1";
        return List.of(new Rendition(new EventId(ids.next()), subject, "\"name\":\"" + event.name() + "\"}"));
    }
}
