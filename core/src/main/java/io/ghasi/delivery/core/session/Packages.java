package io.ghasi.delivery.core.session;

import io.ghasi.delivery.core.ids.CourseVersionId;
import io.ghasi.delivery.core.ids.PlayPackageId;
import io.ghasi.delivery.core.ids.TenantId;
import java.util.Optional;

/** Which package plays a course version. Throws {@link io.ghasi.delivery.core.faults.DependencyUnavailable} where content-service does not answer. */
public interface Packages {
    /** The package of {@code course} for {@code locale}, or for its default locale; empty where there is none. */
    Optional<PlayPackage> find(TenantId tenant, CourseVersionId course, String locale);

    /** One package; empty where the tenant has none of this id. */
    Optional<PlayPackage> find(TenantId tenant, PlayPackageId id);

    /** A package, the locale it is in, and whether it may no longer be played. */
    record PlayPackage(PackageFacts facts, String locale, boolean revoked) {}
}
