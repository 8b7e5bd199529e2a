package io.ghasi.delivery.sandbox.tenants;

import java.util.List;

/** A tenant as the contract's {@code Tenant} shows it. */
record Tenant(String tenantId, String region, String homeUrl, Settings settings) {
    /** As the contract's {@code TenantSettings}. */
    record Settings(
            int inactivityMinutes,
            int abandonAfterDays,
            boolean aiEnabled,
            boolean offlineEnabled,
            int turnBudget,
            List<String> allowedOrigins) {}
}
