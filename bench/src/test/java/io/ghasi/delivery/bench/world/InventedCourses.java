package io.ghasi.delivery.bench.world;

import io.ghasi.delivery.core.ids.CourseVersionId;
import io.ghasi.delivery.core.ids.PlayPackageId;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

/** Courses that no content-service knows. */
public final class InventedCourses {
    private InventedCourses() {}

    public static List<TenantCourse> all() {
        return IntStream.range(0, Population.TENANTS * Population.COURSES)
                .mapToObj(i -> new TenantCourse(
                        i % Population.TENANTS,
                        i / Population.TENANTS,
                        new CourseVersionId(new UUID(5, i)),
                        new PlayPackageId(new UUID(6, i))))
                .toList();
    }

    /** The SCORM course of each tenant. */
    public static List<TenantCourse> scorm() {
        return IntStream.range(0, Population.TENANTS)
                .mapToObj(i -> new TenantCourse(
                        i, Population.COURSES, new CourseVersionId(new UUID(7, i)), new PlayPackageId(new UUID(8, i))))
                .toList();
    }
}
