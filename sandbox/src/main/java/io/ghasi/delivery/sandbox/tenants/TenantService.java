package io.ghasi.delivery.sandbox.tenants;

import io.ghasi.delivery.core.ids.TenantId;
import io.ghasi.delivery.core.tenancy.Region;
import io.ghasi.delivery.sandbox.http.Answer;
import io.ghasi.delivery.sandbox.http.Call;
import io.ghasi.delivery.sandbox.http.Members;
import io.ghasi.delivery.sandbox.http.Problem;
import io.ghasi.delivery.sandbox.http.Refusal;
import io.ghasi.delivery.sandbox.http.Route;
import io.ghasi.delivery.sandbox.http.Texts;
import io.ghasi.delivery.sandbox.tenants.Tenant.Settings;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tells which tenants there are; in the sandbox, anybody may make one. */
public final class TenantService {
    private static final int LARGEST_PAGE = 200;

    private final TenantTable tenants;

    public TenantService(TenantTable tenants) {
        this.tenants = tenants;
    }

    public List<Route> routes() {
        return List.of(
                Route.get("/internal/v1/tenants", this::list, "region", "after", "size"),
                Route.get("/internal/v1/tenants/{tid}", this::find),
                Route.get("/internal/v1/allowed-origins", this::isOriginAllowed, "origin"),
                Route.put("/sandbox/tenants/{tid}", this::put));
    }

    private Answer list(Call call) {
        Region region = call.optional("region", Region::of);
        TenantId after = call.optional("after", TenantId::parse);
        Integer wanted = call.optional("size", TenantService::size);
        int size = wanted == null ? LARGEST_PAGE : wanted;
        List<Tenant> found = tenants.page(region, after, size + 1);
        if (found.size() <= size) {
            return Answer.json(new Page(found, null));
        }
        List<Tenant> page = found.subList(0, size);
        return Answer.json(new Page(page, page.getLast().tenantId()));
    }

    private Answer find(Call call) {
        return tenants.find(call.path("tid", TenantId::parse))
                .map(Answer::json)
                .orElseThrow(() -> new Refusal(Problem.notFound("There is no such tenant")));
    }

    private Answer isOriginAllowed(Call call) {
        return Answer.json(new OriginAnswer(tenants.isOriginAllowed(call.required("origin", Texts::maybeOrigin))));
    }

    private Answer put(Call call) throws IOException {
        TenantId id = call.path("tid", TenantId::parse);
        Members body = call.body("region", "homeUrl", "settings");
        Tenant tenant = new Tenant(
                id.text(),
                body.string("region", Region::of).code(),
                body.string("homeUrl", Texts::uri).toString(),
                settings(body.object(
                        "settings",
                        "inactivityMinutes",
                        "abandonAfterDays",
                        "aiEnabled",
                        "offlineEnabled",
                        "turnBudget",
                        "allowedOrigins")));
        tenants.put(id, tenant);
        return Answer.json(tenant);
    }

    private static Settings settings(Members body) {
        return new Settings(
                body.integer("inactivityMinutes", 1, Integer.MAX_VALUE),
                body.integer("abandonAfterDays", 1, Integer.MAX_VALUE),
                body.bool("aiEnabled"),
                body.bool("offlineEnabled"),
                body.integer("turnBudget", 0, Integer.MAX_VALUE),
                body.strings("allowedOrigins", Texts::origin));
    }

    private static @Nullable Integer size(String text) {
        if (!text.matches("[0-9]{1,3}")) {
            return null;
        }
        int size = Integer.parseInt(text);
        return size < 1 || size > LARGEST_PAGE ? null : size;
    }

    private record Page(List<Tenant> items, @Nullable String next) {}

    private record OriginAnswer(boolean allowed) {}
}
