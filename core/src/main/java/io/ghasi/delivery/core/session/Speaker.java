package io.ghasi.delivery.core.session;

import io.ghasi.delivery.core.events.Cause;
import io.ghasi.delivery.core.ids.DeviceId;
import io.ghasi.delivery.core.ids.TenantId;
import io.ghasi.delivery.core.ids.UserId;
import org.jspecify.annotations.Nullable;

/** For whom content speaks, where, and why. */
public record Speaker(TenantId tenant, UserId user, DeviceId device, Precondition precondition, Cause cause) {
    /** Why what changes {@code session} is refused; null where it is not. */
    @Nullable
    Refusal refusal(PlaySession session) {
        if (!precondition.holds(session.version())) {
            return new Refusal.VersionMismatch(session.version());
        }
        return session.at().device().equals(device) ? null : new Refusal.OnOtherDevice();
    }

    /** Why content of {@code session} is not heard; null where it is. */
    @Nullable
    Refusal closed(PlaySession session) {
        Refusal why = refusal(session);
        return why != null
                ? why
                : switch (session) {
                    case ActiveSession _ -> null;
                    case PausedSession _ -> new Refusal.NotActive();
                    case EndedSession _ -> new Refusal.Terminal();
                };
    }
}
