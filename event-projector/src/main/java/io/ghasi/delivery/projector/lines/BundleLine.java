package io.ghasi.delivery.projector.lines;

import io.ghasi.delivery.core.ids.BundleId;
import io.ghasi.delivery.core.ids.PlayPackageId;
import io.ghasi.delivery.core.inbox.Effect;
import io.ghasi.delivery.core.inbox.Guard;
import io.ghasi.delivery.core.inbox.Line;
import io.ghasi.delivery.core.inbox.Revoked;
import java.util.Set;

/** Which bundles may no longer be mounted. Mounts are to be ended when there are any. */
final class BundleLine implements ConsumedLine {
    @Override
    public Line line() {
        return new Line("delivery-content-bundles", Guard.NEWEST, Line.Reach.HOME);
    }

    @Override
    public Set<String> types() {
        return Set.of("content.play_package.bundle.revoked");
    }

    @Override
    public Effect read(String type, Payload payload) {
        payload.mayHave("reason");
        payload.id("playPackageId", PlayPackageId::parse);
        return new Effect.Revocation(
                new Revoked.Bundle(payload.id("bundleId", BundleId::parse)), payload.instant("revokedAt"));
    }
}
