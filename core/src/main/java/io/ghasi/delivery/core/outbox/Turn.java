package io.ghasi.delivery.core.outbox;

import io.ghasi.delivery.core.ids.TenantId;
import org.jspecify.annotations.Nullable;

/** A shard to read; {@code after}: the tenant whose turn it was last, where tenants take turns. */
public record Turn(Lease lease, @Nullable TenantId after) {}
