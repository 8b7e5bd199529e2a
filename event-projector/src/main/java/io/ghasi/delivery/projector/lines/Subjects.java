package io.ghasi.delivery.projector.lines;

import io.ghasi.delivery.core.ids.Id;
import io.ghasi.delivery.core.ids.TenantId;
import io.ghasi.delivery.core.inbox.Effect;
import io.ghasi.delivery.core.inbox.Fault;

/** What an event is about must be the aggregate whose number it carries, and of the tenant that it names. */
final class Subjects {
    private Subjects() {}

    static void check(Effect effect, Payload payload, TenantId tenant, String aggregate) {
        if (payload.has("tenantId") && !payload.id("tenantId", TenantId::parse).equals(tenant)) {
            throw new SchemaViolation(Fault.TENANT_MISMATCH, "payload and envelope name different tenants");
        }
        if (!subject(effect, tenant).text().equals(aggregate)) {
            throw new SchemaViolation("aggregateId");
        }
    }

    private static Id subject(Effect effect, TenantId tenant) {
        return switch (effect) {
            case Effect.PackageBuilt built -> built.pack();
            case Effect.Revocation revocation -> revocation.what().id();
            case Effect.Enrolled enrolled -> enrolled.enrollment();
            case Effect.EnrollmentEnded ended -> ended.enrollment();
            case Effect.GateScored scored -> scored.attempt();
            case Effect.GateSuperseded superseded -> superseded.attempt();
            case Effect.TenantIs _, Effect.TenantChanged _, Effect.TenantLeft _ -> tenant;
            case Effect.SubjectAsked asked -> asked.request();
        };
    }
}
