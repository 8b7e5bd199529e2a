package io.ghasi.delivery.projector.lines;

import io.ghasi.delivery.core.ids.TenantId;
import io.ghasi.delivery.core.inbox.Effect;
import io.ghasi.delivery.core.inbox.Guard;
import io.ghasi.delivery.core.inbox.Line;
import java.util.Set;

/** Which tenants have left: of these, nothing is to stay. */
final class OffboardingLine implements ConsumedLine {
    @Override
    public Line line() {
        return new Line("delivery-tenant-offboarding", Guard.NEWEST, Line.Reach.KNOWN);
    }

    @Override
    public Set<String> types() {
        return Set.of("tenant.offboarded");
    }

    @Override
    public Effect read(String type, Payload payload) {
        payload.id("tenantId", TenantId::parse);
        return new Effect.TenantLeft(payload.instant("offboardedAt"));
    }
}
