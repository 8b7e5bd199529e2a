package io.ghasi.delivery.adapters.postgres;

import io.ghasi.delivery.core.ids.TenantId;
import io.ghasi.delivery.core.inbox.Work;

/**
 * A piece of work that is durable.
 *
 * @param done sessions paused, or rows gone
 * @param over whether it was the last
 */
public record Worked(Work.Kind kind, TenantId tenant, int done, boolean over) {}
