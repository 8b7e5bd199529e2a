package io.ghasi.delivery.bench.world;

import io.ghasi.delivery.core.ids.CourseVersionId;
import io.ghasi.delivery.core.ids.PlayPackageId;

/**
 * A course as a tenant has it.
 *
 * @param tenant its number
 * @param course its number
 */
public record TenantCourse(int tenant, int course, CourseVersionId version, PlayPackageId pack) {}
