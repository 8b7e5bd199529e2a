package io.ghasi.delivery.acceptance.tenants.request;

import io.ghasi.delivery.acceptance.tenants.world.Side;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The headers around an action.
 *
 * @param key null for none
 * @param ifMatch null for none
 * @param origin the tenant whose page asks; null where no page does
 */
public record Dress(
        Tenant tenant,
        @Nullable UUID key,
        @Nullable String ifMatch,
        @Nullable Side origin) {
    /** Which tenant {@code X-Tenant-Id} names. */
    public enum Tenant {
        OWN,
        OTHER,
        /** One that nobody has ever heard of. */
        NOBODYS,
        /** The header is not there. */
        ABSENT
    }

    /** Nothing unusual. */
    public static Dress plain(@Nullable UUID key) {
        return new Dress(Tenant.OWN, key, null, null);
    }

    /** This, with another tenant's name on it. */
    public Dress naming(Tenant other) {
        return new Dress(other, key, ifMatch, origin);
    }

    /** This, with another key. */
    public Dress with(@Nullable UUID other) {
        return new Dress(tenant, other, ifMatch, origin);
    }
}
