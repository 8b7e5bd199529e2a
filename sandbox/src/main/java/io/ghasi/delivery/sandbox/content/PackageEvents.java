package io.ghasi.delivery.sandbox.content;

import io.ghasi.delivery.core.ids.PlayPackageId;
import io.ghasi.delivery.core.ids.TenantId;
import io.ghasi.delivery.sandbox.events.Told;
import io.ghasi.delivery.sandbox.http.Texts;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What content-service tells of a package. */
final class PackageEvents {
    private PackageEvents() {}

    /** All that happened to a package that nobody was told of. */
    static List<Told> of(TenantId tenant, PackageRow row) {
        return row.revoked() ? List.of(built(tenant, row), revoked(tenant, row)) : List.of(built(tenant, row));
    }

    private static Told built(TenantId tenant, PackageRow row) {
        return told(
                "content.play_package.built",
                tenant,
                row,
                Map.of(
                        "playPackageId", row.playPackageId(),
                        "courseVersionId", row.courseVersionId(),
                        "locale", row.locale(),
                        "standard", row.standard(),
                        "navigation", row.navigation(),
                        "title", row.title(),
                        "manifestVersion", row.manifestVersion(),
                        "manifestSha256", row.manifestSha256()));
    }

    static Told revoked(TenantId tenant, PackageRow row) {
        return told(
                "content.play_package.revoked",
                tenant,
                row,
                Map.of(
                        "playPackageId", row.playPackageId(),
                        "courseVersionId", row.courseVersionId(),
                        "revokedAt", Texts.written(Instant.now())));
    }

    private static Told told(String type, TenantId tenant, PackageRow row, Map<String, Object> payload) {
        PlayPackageId id = Objects.requireNonNull(PlayPackageId.parse(row.playPackageId()));
        return new Told(type, tenant, "play_package", id, payload);
    }
}
