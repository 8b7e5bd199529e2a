package io.ghasi.delivery.sandbox.tenants;

import io.ghasi.delivery.core.ids.TenantId;
import io.ghasi.delivery.core.tenancy.Region;
import io.ghasi.delivery.sandbox.database.SandboxDatabase;
import io.ghasi.delivery.sandbox.events.EventLog;
import io.ghasi.delivery.sandbox.events.Told;
import io.ghasi.delivery.sandbox.tenants.Tenant.Settings;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Every tenant, by its id. */
public final class TenantTable {
    private static final String COLUMNS = """
            SELECT tenant_id, region, home_url, inactivity_minutes, abandon_after_days, ai_enabled, offline_enabled,
                   turn_budget, allowed_origins
              FROM tenants
            """;
    private static final String FIND = COLUMNS + "WHERE tenant_id = :tenant";
    private static final String UNTOLD = COLUMNS + """
            WHERE NOT EXISTS (SELECT 1 FROM event_versions v
                               WHERE v.tenant_id = tenants.tenant_id AND v.aggregate_id = tenants.tenant_id)
            """;
    private static final String PAGE = COLUMNS + """
            WHERE (CAST(:region AS text) IS NULL OR region = :region)
              AND (CAST(:after AS uuid) IS NULL OR tenant_id > :after)
            ORDER BY tenant_id
            LIMIT :size
            """;
    private static final String EXISTS = "SELECT EXISTS (SELECT 1 FROM tenants WHERE tenant_id = :tenant)";
    private static final String ALLOWS =
            "SELECT EXISTS (SELECT 1 FROM tenants WHERE allowed_origins @> ARRAY[:origin]::text[])";
    private static final String PUT = """
            INSERT INTO tenants
            VALUES (:tenant, :region, :home, :inactivity, :abandon, :ai, :offline, :budget, :origins)
            ON CONFLICT (tenant_id) DO UPDATE
            SET region = excluded.region, home_url = excluded.home_url,
                inactivity_minutes = excluded.inactivity_minutes, abandon_after_days = excluded.abandon_after_days,
                ai_enabled = excluded.ai_enabled, offline_enabled = excluded.offline_enabled,
                turn_budget = excluded.turn_budget, allowed_origins = excluded.allowed_origins
            """;

    private final SandboxDatabase database;
    private final EventLog events;

    public TenantTable(SandboxDatabase database, EventLog events) {
        this.database = database;
        this.events = events;
    }

    /** Whether there is a tenant of this id. */
    public boolean exists(TenantId tenant) {
        return database.sql()
                .sql(EXISTS)
                .param("tenant", tenant.value())
                .query(Boolean.class)
                .single();
    }

    Optional<Tenant> find(TenantId tenant) {
        return database.sql()
                .sql(FIND)
                .param("tenant", tenant.value())
                .query((row, _) -> read(row))
                .optional();
    }

    /** At most {@code size} tenants in the order of their ids, those after {@code after} where it is given. */
    List<Tenant> page(@Nullable Region region, @Nullable TenantId after, int size) {
        return database.sql()
                .sql(PAGE)
                .param("region", region == null ? null : region.code())
                .param("after", after == null ? null : after.value())
                .param("size", size)
                .query((row, _) -> read(row))
                .list();
    }

    boolean isOriginAllowed(String origin) {
        return database.sql()
                .sql(ALLOWS)
                .param("origin", origin)
                .query(Boolean.class)
                .single();
    }

    /** Makes the tenant, or changes it; tells so where that is something new. */
    void put(TenantId id, Tenant tenant) {
        boolean _ = events.together(id.value(), () -> {
            Tenant before = find(id).orElse(null);
            write(id, tenant);
            if (!tenant.equals(before)) {
                tell(id, tenant, before == null ? "tenant.created" : "tenant.settings_updated");
            }
            return true;
        });
    }

    /** Tells of those that nobody was told of: made before there was anybody to tell. */
    public void tellOfOld() {
        for (Tenant tenant :
                database.sql().sql(UNTOLD).query((row, _) -> read(row)).list()) {
            TenantId id = Objects.requireNonNull(TenantId.parse(tenant.tenantId()));
            boolean _ = events.together(id.value(), () -> {
                tell(id, tenant, "tenant.created");
                return true;
            });
        }
    }

    private void tell(TenantId id, Tenant tenant, String type) {
        events.tell(new Told(
                type,
                id,
                "tenant",
                id,
                Map.of(
                        "tenantId", tenant.tenantId(),
                        "region", tenant.region(),
                        "homeUrl", tenant.homeUrl(),
                        "settings", tenant.settings())));
    }

    private void write(TenantId id, Tenant tenant) {
        Settings settings = tenant.settings();
        database.sql()
                .sql(PUT)
                .param("tenant", id.value())
                .param("region", tenant.region())
                .param("home", tenant.homeUrl())
                .param("inactivity", settings.inactivityMinutes())
                .param("abandon", settings.abandonAfterDays())
                .param("ai", settings.aiEnabled())
                .param("offline", settings.offlineEnabled())
                .param("budget", settings.turnBudget())
                .param("origins", settings.allowedOrigins().toArray(String[]::new))
                .update();
    }

    private static Tenant read(ResultSet row) throws SQLException {
        String[] origins = (String[]) row.getArray("allowed_origins").getArray();
        return new Tenant(
                new TenantId(row.getObject("tenant_id", UUID.class)).text(),
                row.getString("region"),
                row.getString("home_url"),
                new Settings(
                        row.getInt("inactivity_minutes"),
                        row.getInt("abandon_after_days"),
                        row.getBoolean("ai_enabled"),
                        row.getBoolean("offline_enabled"),
                        row.getInt("turn_budget"),
                        List.of(origins)));
    }
}
