package io.ghasi.delivery.adapters.platform;

import com.github.benmanes.caffeine.cache.LoadingCache;
import io.ghasi.delivery.core.ids.TenantId;
import io.ghasi.delivery.core.tenancy.Region;
import io.ghasi.delivery.core.tenancy.Tenant;
import io.ghasi.delivery.core.tenancy.TenantDirectory;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The platform's directory of tenants. Every request asks: answers are kept, looked up anew beside the requests, and outlive an outage;
 * but for an outage none is older than a minute, so that whoever moved home is not served here for longer.
 */
public final class HttpTenantDirectory implements TenantDirectory {
    private static final int TENANTS = 100_000;
    private static final int ORIGINS = 10_000;
    // A request rather goes on with what was known than wait for longer.
    private static final Duration PATIENCE = Duration.ofMillis(500);
    // What a tenant can list; what nobody can list nobody need be asked for.
    private static final Pattern ORIGIN = Pattern.compile("https?://[^/]+");

    private final Neighbour service;
    private final LoadingCache<TenantId, Optional<Tenant>> tenants;
    private final LoadingCache<String, Boolean> origins;

    public HttpTenantDirectory(Neighbours neighbours, URI base) {
        service = neighbours.at("tenant-service", base);
        tenants = Remembered.of(TENANTS, Optional::isPresent, this::ask);
        origins = Remembered.of(ORIGINS, allowed -> allowed, this::askOrigin);
    }

    @Override
    public Optional<Tenant> find(TenantId id) {
        return Remembered.lately(tenants, id, PATIENCE);
    }

    @Override
    public boolean isOriginAllowed(String origin) {
        return origin.length() <= 300 && ORIGIN.matcher(origin).matches() && origins.get(origin);
    }

    @Override
    public List<Tenant> inRegion(Region region) {
        List<Tenant> all = new ArrayList<>();
        @Nullable String after = null;
        do {
            String query = "?" + Paths.query("region", region.code())
                    + (after == null ? "" : "&" + Paths.query("after", after));
            JsonNode page = service.get(Paths.tenants() + query, AnswerJson::read);
            page.required("items").forEach(item -> all.add(TenantJson.read(item)));
            after = AnswerJson.textOrNull(page, "next");
        } while (after != null);
        return all;
    }

    private Optional<Tenant> ask(TenantId id) {
        return service.find(Paths.of(id), body -> TenantJson.read(AnswerJson.read(body)));
    }

    private boolean askOrigin(String origin) {
        return service.get(
                Paths.origins() + "?" + Paths.query("origin", origin),
                body -> AnswerJson.read(body).required("allowed").booleanValue());
    }
}
