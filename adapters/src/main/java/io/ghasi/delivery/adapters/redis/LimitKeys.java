package io.ghasi.delivery.adapters.redis;

import io.ghasi.delivery.core.ids.Id;
import io.ghasi.delivery.core.ids.TenantId;
import io.ghasi.delivery.core.ids.UserId;
import io.ghasi.delivery.core.limits.Limit;

/** Under which name a count is kept. Carries the tenant, as every key does. */
final class LimitKeys {
    private LimitKeys() {}

    static String of(Limit limit, TenantId tenant, UserId user, Id subject) {
        return "limit:" + tenant.text() + ":" + limit.name() + ":" + user.text() + ":" + subject.text();
    }
}
