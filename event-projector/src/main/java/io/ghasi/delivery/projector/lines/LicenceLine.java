package io.ghasi.delivery.projector.lines;

import io.ghasi.delivery.core.ids.LicenceId;
import io.ghasi.delivery.core.inbox.Effect;
import io.ghasi.delivery.core.inbox.Guard;
import io.ghasi.delivery.core.inbox.Line;
import io.ghasi.delivery.core.inbox.Revoked;
import java.util.Set;

/** Which licences may no longer be used. Mounts under them are to be ended when there are any. */
final class LicenceLine implements ConsumedLine {
    @Override
    public Line line() {
        return new Line("delivery-marketplace-licenses", Guard.NEWEST, Line.Reach.HOME);
    }

    @Override
    public Set<String> types() {
        return Set.of("marketplace.license.revoked");
    }

    @Override
    public Effect read(String type, Payload payload) {
        payload.mayHave("reason", "enrollmentId");
        return new Effect.Revocation(
                new Revoked.Licence(payload.id("licenceId", LicenceId::parse)), payload.instant("revokedAt"));
    }
}
