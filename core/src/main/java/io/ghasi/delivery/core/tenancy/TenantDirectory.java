package io.ghasi.delivery.core.tenancy;

import io.ghasi.delivery.core.ids.TenantId;
import java.util.List;
import java.util.Optional;

/** Every tenant of the platform: which exist, where they are at home, how they are set up. */
public interface TenantDirectory {
    /** The tenant, or empty where there is none of this id. */
    Optional<Tenant> find(TenantId id);

    /** Whether some tenant allows pages of {@code origin}: all that a preflight, which carries no token, can be asked. */
    boolean isOriginAllowed(String origin);

    /** The tenants at home in {@code region}, whole. */
    List<Tenant> inRegion(Region region);
}
