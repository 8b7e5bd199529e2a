package io.ghasi.delivery.adapters.objects;

import io.ghasi.delivery.core.ids.PlayPackageId;
import io.ghasi.delivery.core.ids.TenantId;

/** Where one package lies. Every name in the store begins with its tenant. */
public record PackageAddress(TenantId tenant, PlayPackageId playPackage) {
    /** What the names of all objects of the package begin with. */
    public String prefix() {
        return tenantPrefix(tenant) + playPackage.text() + "/";
    }

    /** The object that holds the file {@code path}. Files have a folder of their own: one may be called manifest.json. */
    public String file(String path) {
        return prefix() + "files/" + path;
    }

    /** The object that holds the manifest. Where it is, the package is whole. */
    public String manifest() {
        return prefix() + "manifest.json";
    }

    /** What the names of all objects of {@code tenant}'s packages begin with. */
    public static String tenantPrefix(TenantId tenant) {
        return "tenants/" + tenant.text() + "/packages/";
    }
}
