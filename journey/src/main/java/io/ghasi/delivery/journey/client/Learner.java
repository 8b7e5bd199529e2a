package io.ghasi.delivery.journey.client;

import io.ghasi.delivery.core.ids.DeviceId;
import io.ghasi.delivery.core.ids.TenantId;
import io.ghasi.delivery.core.ids.UserId;

/** Somebody at a device, in a tenant. */
public record Learner(TenantId tenant, UserId user, DeviceId device) {
    /** The same person in front of another device. */
    public Learner at(DeviceId other) {
        return new Learner(tenant, user, other);
    }
}
