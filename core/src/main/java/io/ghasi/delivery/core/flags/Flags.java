package io.ghasi.delivery.core.flags;

import io.ghasi.delivery.core.ids.TenantId;

/** How flags are now. Answers at once and always: what cannot be learnt is as it was known last, or usual. */
@FunctionalInterface
public interface Flags {
    boolean isOn(Flag flag, TenantId tenant);

    /** Where nobody switches anything. */
    static Flags usual() {
        return (flag, _) -> flag.usual();
    }
}
