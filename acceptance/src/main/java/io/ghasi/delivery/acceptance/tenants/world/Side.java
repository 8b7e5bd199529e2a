package io.ghasi.delivery.acceptance.tenants.world;

import java.util.Locale;

/** The two tenants. Each has a word that stands in all that is its own, and in nothing of the other's. */
public enum Side {
    AMBER,
    COBALT;

    public Side other() {
        return this == AMBER ? COBALT : AMBER;
    }

    /** Where bytes hold it, something of this tenant is in them. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Language of the tenant's courses: BCP 47, private use. */
    public String locale() {
        return "en-x-" + word();
    }

    /** The one place whose pages may call the api for this tenant. */
    public String origin() {
        return "https://learn." + word() + ".example";
    }
}
