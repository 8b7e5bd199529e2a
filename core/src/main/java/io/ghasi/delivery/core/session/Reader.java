package io.ghasi.delivery.core.session;

import io.ghasi.delivery.core.ids.TenantId;
import io.ghasi.delivery.core.ids.UserId;

/**
 * Who reads.
 *
 * @param anyUser whether sessions of every user of the tenant may be read
 */
public record Reader(TenantId tenant, UserId user, boolean anyUser) {
    boolean mayRead(PlaySession session) {
        return anyUser || session.facts().user().equals(user);
    }
}
