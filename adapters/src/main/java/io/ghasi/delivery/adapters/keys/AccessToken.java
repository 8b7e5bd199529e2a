package io.ghasi.delivery.adapters.keys;

import io.ghasi.delivery.core.ids.DeviceId;
import io.ghasi.delivery.core.ids.TenantId;
import io.ghasi.delivery.core.ids.UserId;
import java.time.Instant;
import java.util.Set;

/**
 * What a good token says.
 *
 * @param scope permissions such as {@code delivery.play_session:read}
 * @param id the token's own, {@code jti}
 */
public record AccessToken(
        UserId user,
        TenantId tenant,
        DeviceId device,
        Set<String> scope,
        Instant issuedAt,
        Instant expiresAt,
        String id) {
    public AccessToken {
        scope = Set.copyOf(scope);
    }
}
