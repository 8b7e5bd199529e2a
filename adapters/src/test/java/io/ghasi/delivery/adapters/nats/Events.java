package io.ghasi.delivery.adapters.nats;

import io.ghasi.delivery.core.ids.IdSource;
import io.ghasi.delivery.core.ids.MonotonicUlids;
import io.ghasi.delivery.core.ids.TenantId;
import io.ghasi.delivery.core.outbox.OutboxRow;
import java.time.Clock;
import java.time.Instant;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Events for a broker, each with an id that no other has. */
final class Events {
    static final String SUBJECT = "delivery.play_session.navigated.v1";

    private static final IdSource IDS = new MonotonicUlids(Clock.systemUTC(), new Random());

    private Events() {}

    static OutboxRow one() {
        return of(SUBJECT, "{}", null);
    }

    static OutboxRow of(String subject, String payload, @Nullable String traceparent) {
        UUID id = IDS.next();
        return new OutboxRow(1, 0, new TenantId(id), id, 1, id, subject, payload, traceparent, Instant.EPOCH);
    }
}
