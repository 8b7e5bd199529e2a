package io.ghasi.delivery.adapters.platform;

import io.ghasi.delivery.core.ids.TenantId;
import io.ghasi.delivery.core.tenancy.Region;
import io.ghasi.delivery.core.tenancy.Tenant;
import java.net.URI;
import java.time.Duration;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** A tenant as the directory tells of it. */
final class TenantJson {
    private TenantJson() {}

    static Tenant read(JsonNode node) {
        JsonNode settings = node.required("settings");
        Set<String> origins = new HashSet<>();
        settings.required("allowedOrigins").forEach(origin -> origins.add(origin.stringValue()));
        return new Tenant(
                AnswerJson.id(node, "tenantId", TenantId::parse),
                Objects.requireNonNull(Region.of(AnswerJson.text(node, "region")), "region"),
                URI.create(AnswerJson.text(node, "homeUrl")),
                Duration.ofMinutes(settings.required("inactivityMinutes").longValue()),
                Duration.ofDays(settings.required("abandonAfterDays").longValue()),
                Set.copyOf(origins));
    }
}
