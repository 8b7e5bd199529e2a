package io.ghasi.delivery.core.session;

import io.ghasi.delivery.core.ids.DeviceId;
import java.time.Instant;

/** A session that waits for its learner. */
public record PausedSession(Snapshot at, Instant pausedAt) implements PlaySession {
    Transition<ActiveSession> resume(DeviceId device, Instant now) {
        ResumeReason reason = device.equals(at.device()) ? ResumeReason.LEARNER : ResumeReason.DEVICE;
        return Transition.to(
                new ActiveSession(at.onDevice(device, now)),
                new SessionEvent.Resumed(reason, at.position().cursor(), device, now));
    }

    Transition<AbandonedSession> abandon(AbandonReason reason, Instant now) {
        return AbandonReason.abandon(at, reason, now);
    }
}
