package io.ghasi.delivery.core.session;

import io.ghasi.delivery.core.course.Course;
import io.ghasi.delivery.core.course.CourseFile;
import io.ghasi.delivery.core.ids.PlayPackageId;
import io.ghasi.delivery.core.ids.TenantId;
import java.util.Optional;

/** What is inside a package. Manifests never change, so each is read once. */
public interface CourseManifests {
    /**
     * Empty where there is no such package or its manifest cannot be played.
     *
     * @throws io.ghasi.delivery.core.faults.DependencyUnavailable where it is not at hand and content-service does not answer
     */
    Optional<Course> course(TenantId tenant, PlayPackageId id);

    /**
     * A file of a package; empty where there is no such package, or it lists none at {@code path}, letter for letter.
     *
     * @throws io.ghasi.delivery.core.faults.DependencyUnavailable as with {@link #course}
     */
    Optional<CourseFile> file(TenantId tenant, PlayPackageId id, String path);
}
