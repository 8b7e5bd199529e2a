package io.ghasi.delivery.core.session;

import io.ghasi.delivery.core.ids.CourseVersionId;
import io.ghasi.delivery.core.ids.EnrollmentId;
import io.ghasi.delivery.core.ids.SessionId;
import io.ghasi.delivery.core.ids.TenantId;
import io.ghasi.delivery.core.ids.UserId;
import java.time.Instant;

/**
 * What never changes about a session.
 *
 * @param attempt 1 for the first session of this user in this enrollment, then 2, 3 …
 * @param locale BCP 47
 */
public record SessionFacts(
        SessionId id,
        TenantId tenant,
        UserId user,
        EnrollmentId enrollment,
        CourseVersionId courseVersion,
        PackageFacts pack,
        int attempt,
        String locale,
        Instant startedAt) {}
