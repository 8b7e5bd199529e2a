package io.ghasi.delivery.sandbox.enrollment;

import io.ghasi.delivery.core.ids.CourseVersionId;
import io.ghasi.delivery.core.ids.EnrollmentId;
import io.ghasi.delivery.core.ids.UserId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Who may play what.
 *
 * @param attemptsAllowed null where there is no bound
 * @param validUntil null where it does not end
 */
public record Enrollment(
        EnrollmentId id,
        UserId user,
        CourseVersionId course,
        EnrollmentState state,
        @Nullable Integer attemptsAllowed,
        @Nullable Instant validUntil) {
    /** One that can be used at once, as often as one likes, for ever. */
    public static Enrollment unlimited(EnrollmentId id, UserId user, CourseVersionId course) {
        return new Enrollment(id, user, course, EnrollmentState.ACTIVE, null, null);
    }
}
