package io.ghasi.delivery.acceptance.tenants.request;

import io.ghasi.delivery.core.ids.CourseVersionId;
import io.ghasi.delivery.core.ids.EnrollmentId;
import io.ghasi.delivery.core.session.State;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which sessions are asked for; null means any. */
public record SessionFilter(
        @Nullable State state,
        @Nullable EnrollmentId enrollment,
        @Nullable CourseVersionId course) {
    public static final SessionFilter ALL = new SessionFilter(null, null, null);

    List<String> query() {
        List<String> query = new ArrayList<>();
        if (state != null) {
            query.add("state=" + state.word());
        }
        if (enrollment != null) {
            query.add("enrollmentId=" + enrollment.text());
        }
        if (course != null) {
            query.add("courseVersionId=" + course.text());
        }
        return query;
    }
}
