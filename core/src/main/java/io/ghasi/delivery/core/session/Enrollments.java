package io.ghasi.delivery.core.session;

import io.ghasi.delivery.core.ids.CourseVersionId;
import io.ghasi.delivery.core.ids.EnrollmentId;
import io.ghasi.delivery.core.ids.TenantId;
import io.ghasi.delivery.core.ids.UserId;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** enrollment-service. Throws {@link io.ghasi.delivery.core.faults.DependencyUnavailable} where it does not answer. */
public interface Enrollments {
    /** The enrollment as it is now; empty where the tenant has none of this id. */
    Optional<Enrollment> find(TenantId tenant, EnrollmentId id);

    /**
     * Who may play what.
     *
     * @param active neither revoked nor expired nor completed
     * @param attemptsAllowed null where there is no bound
     * @param validUntil null where it does not end
     */
    record Enrollment(
            EnrollmentId id,
            UserId user,
            CourseVersionId course,
            boolean active,
            @Nullable Integer attemptsAllowed,
            @Nullable Instant validUntil) {
        /** Whether it may be used at {@code now}. */
        public boolean isUsable(Instant now) {
            return active && (validUntil == null || now.isBefore(validUntil));
        }

        boolean allows(int attempt) {
            return attemptsAllowed == null || attempt <= attemptsAllowed;
        }
    }
}
