package io.ghasi.delivery.adapters.postgres;

import io.ghasi.delivery.core.idempotency.IdempotencyKey;
import io.ghasi.delivery.core.ids.SessionId;
import io.ghasi.delivery.core.ids.TenantId;
import org.jspecify.annotations.Nullable;

/** One session of a tenant, and what {@code key} was used for where there is one. */
record Question(
        TenantId tenant, SessionId session, @Nullable IdempotencyKey key) {}
