package io.ghasi.delivery.adapters.postgres;

import io.ghasi.delivery.core.ids.TenantId;
import io.ghasi.delivery.core.reconcile.Published;
import java.util.UUID;

/** An event in the archive, and whose it is. */
public record ArchivedEvent(TenantId tenant, UUID aggregate, Published event) {}
