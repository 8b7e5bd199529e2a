package io.ghasi.delivery.core.tenancy;

import io.ghasi.delivery.core.ids.TenantId;
import java.net.URI;
import java.time.Duration;
import java.util.Set;

/**
 * A school, university or company.
 *
 * @param home the region that holds its data
 * @param homeUrl where that region's API answers
 * @param inactivity an active session without activity for this long is paused
 * @param abandonAfter a session paused for this long is abandoned
 * @param allowedOrigins origins whose pages may call the API in a browser
 */
public record Tenant(
        TenantId id,
        Region home,
        URI homeUrl,
        Duration inactivity,
        Duration abandonAfter,
        Set<String> allowedOrigins) {}
