package io.ghasi.delivery.projector.lines;

import io.ghasi.delivery.core.ids.TenantId;
import io.ghasi.delivery.core.inbox.Effect;
import io.ghasi.delivery.core.inbox.Guard;
import io.ghasi.delivery.core.inbox.Line;
import java.time.Duration;
import java.util.Set;
import java.util.regex.Pattern;

/** Which tenants there are, everywhere. That one leaves is told last, on a line of its own: until then no number is missing here. */
final class TenantLine implements ConsumedLine {
    private static final String CREATED = "tenant.created";
    private static final String UPDATED = "tenant.settings_updated";
    private static final Pattern ORIGIN = Pattern.compile("https?://[^/]+");
    private static final int ORIGINS = 1_000;

    @Override
    public Line line() {
        return new Line("delivery-tenants", Guard.EVERY, Line.Reach.ALL);
    }

    @Override
    public Set<String> types() {
        return Set.of(CREATED, UPDATED);
    }

    @Override
    public Effect read(String type, Payload payload) {
        payload.id("tenantId", TenantId::parse);
        Effect.Settings settings = settings(payload.object("settings"));
        return type.equals(CREATED)
                ? new Effect.TenantIs(payload.region("region"), payload.url("homeUrl"), settings)
                : new Effect.TenantChanged(
                        payload.has("region") ? payload.region("region") : null,
                        payload.has("homeUrl") ? payload.url("homeUrl") : null,
                        settings);
    }

    private static Effect.Settings settings(Payload settings) {
        return new Effect.Settings(
                Duration.ofMinutes(settings.integer("inactivityMinutes", 1)),
                Duration.ofDays(settings.integer("abandonAfterDays", 1)),
                settings.flag("aiEnabled"),
                settings.flag("offlineEnabled"),
                settings.integer("turnBudget", 0),
                settings.texts("allowedOrigins", ORIGINS, ORIGIN));
    }
}
