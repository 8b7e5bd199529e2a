package io.ghasi.delivery.core.outbox;

import io.ghasi.delivery.core.ids.TenantId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An event that is committed and not yet published. payload: the envelope, JSON; createdAt: the database's time of its transaction. */
public record OutboxRow(
        long id,
        int shard,
        TenantId tenant,
        UUID aggregate,
        int version,
        UUID event,
        String subject,
        String payload,
        @Nullable String traceparent,
        Instant createdAt) {
    /** The same event as a part of another span. */
    public OutboxRow below(String span) {
        return new OutboxRow(id, shard, tenant, aggregate, version, event, subject, payload, span, createdAt);
    }
}
