package io.ghasi.delivery.adapters.platform;

import io.ghasi.delivery.core.ids.TenantId;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Where things are, as {@code contracts/openapi/neighbours.yaml} has it. */
final class Paths {
    private static final String ROOT = "/internal/v1/";

    private Paths() {}

    static String tenants() {
        return ROOT + "tenants";
    }

    static String origins() {
        return ROOT + "allowed-origins";
    }

    static String of(TenantId tenant) {
        return tenants() + "/" + tenant.text();
    }

    /** {@code name=value} of a query. */
    static String query(String name, String value) {
        return name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
