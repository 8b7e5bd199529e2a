package io.ghasi.delivery.core.session;

import io.ghasi.delivery.core.ids.DeviceId;
import java.time.Instant;

/**
 * What every state of a session has.
 *
 * @param version counts changes of lifecycle and cursor, from 1
 */
public record Snapshot(SessionFacts facts, DeviceId device, Position position, int version, Instant lastActivityAt) {
    Snapshot next(Instant now) {
        return new Snapshot(facts, device, position, version + 1, now);
    }

    Snapshot movedTo(Position next, Instant now) {
        return new Snapshot(facts, device, next, version + 1, now);
    }

    Snapshot placed(Position next) {
        return new Snapshot(facts, device, next, version, lastActivityAt);
    }

    Snapshot onDevice(DeviceId next, Instant now) {
        return new Snapshot(facts, next, position, version + 1, now);
    }

    Snapshot touched(Instant now) {
        return new Snapshot(facts, device, position, version, now);
    }

    // Nobody was here when a session was paused or ended for them: their last activity stays what it was.
    Snapshot unattended() {
        return new Snapshot(facts, device, position, version + 1, lastActivityAt);
    }
}
