package io.ghasi.delivery.adapters.grants;

import io.ghasi.delivery.core.ids.DeviceId;
import io.ghasi.delivery.core.ids.SessionId;
import io.ghasi.delivery.core.ids.TenantId;
import io.ghasi.delivery.core.ids.UserId;
import java.time.Duration;
import java.time.Instant;

/**
 * What a run-time grant says: this person, at this device, may call the run-time of this session and read its content, and nothing else.
 *
 * @param device that it was handed to; a session may have moved to another one since
 * @param expiresAt in whole seconds
 */
public record Grant(TenantId tenant, UserId user, SessionId session, DeviceId device, Instant expiresAt) {
    /** How long one is good at most. */
    public static final Duration LIFE = Duration.ofHours(24);
}
