package io.ghasi.delivery.projector.loop;

import io.ghasi.delivery.adapters.nats.StreamErasure;
import io.ghasi.delivery.adapters.postgres.ErasedEvents;
import io.ghasi.delivery.adapters.process.Housekeeping;
import io.ghasi.delivery.adapters.telemetry.LogEvent;
import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes from the stream what an erasure blanked in the archive: of all requests at once, in one look through the stream, and in another some time later. */
public final class EventErasure implements Housekeeping.Chore {
    private static final Logger LOG = LoggerFactory.getLogger(EventErasure.class);
    // Longer than a look through a full stream; whoever dies meanwhile leaves them to the next.
    private static final Duration LEASE = Duration.ofHours(1);

    private final ErasedEvents erased;
    private final StreamErasure stream;
    private final Duration wait;

    /** {@code wait}: between the two looks at least. Longer than a relay may be held up with an event that it has begun to publish. */
    public EventErasure(ErasedEvents erased, StreamErasure stream, Duration wait) {
        this.erased = erased;
        this.stream = stream;
        this.wait = wait;
    }

    @Override
    public void run() throws IOException, InterruptedException {
        Set<UUID> due = erased.claim(LEASE);
        if (!due.isEmpty()) {
            int gone = stream.erase(due);
            erased.looked(due, wait);
            LOG.info(
                    LogEvent.EVENTS_ERASED,
                    "looked for {} erased events in the stream, and took {} messages",
                    due.size(),
                    gone);
        }
    }
}
