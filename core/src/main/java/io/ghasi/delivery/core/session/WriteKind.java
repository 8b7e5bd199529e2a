package io.ghasi.delivery.core.session;

import io.ghasi.delivery.core.limits.Limit;
import org.jspecify.annotations.Nullable;

/**
 * How requests of one kind are treated, apart from their rules.
 *
 * @param limit counted before anything is decided; null where there is none
 * @param fromAnyDevice whether a device may ask that the session does not sit on
 * @param repeatable whether a lost race may be decided again without harm
 */
record WriteKind(@Nullable Limit limit, boolean fromAnyDevice, boolean repeatable) {
    /** Unlimited, from the session's own device, harmless to repeat. */
    static final WriteKind PLAIN = new WriteKind(null, false, true);

    /** Unlimited, from any device, harmless to repeat. */
    static final WriteKind ANY_DEVICE = new WriteKind(null, true, true);
}
