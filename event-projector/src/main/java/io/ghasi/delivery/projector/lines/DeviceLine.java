package io.ghasi.delivery.projector.lines;

import io.ghasi.delivery.core.ids.DeviceId;
import io.ghasi.delivery.core.inbox.Effect;
import io.ghasi.delivery.core.inbox.Guard;
import io.ghasi.delivery.core.inbox.Line;
import io.ghasi.delivery.core.inbox.Revoked;
import java.util.Set;

/** Which devices are trusted no longer, or were emptied: nothing may stay mounted on them. */
final class DeviceLine implements ConsumedLine {
    private final String consumer;
    private final String type;
    private final String at;

    private DeviceLine(String consumer, String type, String at) {
        this.consumer = consumer;
        this.type = type;
        this.at = at;
    }

    /** What identity tells. */
    static DeviceLine revoked() {
        return new DeviceLine("delivery-identity-devices", "identity.device.revoked", "revokedAt");
    }

    /** What sync tells. */
    static DeviceLine wiped() {
        return new DeviceLine("delivery-sync-devices", "sync.device.wiped", "wipedAt");
    }

    @Override
    public Line line() {
        return new Line(consumer, Guard.NEWEST, Line.Reach.HOME);
    }

    @Override
    public Set<String> types() {
        return Set.of(type);
    }

    @Override
    public Effect read(String type, Payload payload) {
        payload.mayHave("reason", "userId");
        return new Effect.Revocation(new Revoked.Device(payload.id("deviceId", DeviceId::parse)), payload.instant(at));
    }
}
