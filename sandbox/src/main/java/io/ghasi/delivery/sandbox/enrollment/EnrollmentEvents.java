package io.ghasi.delivery.sandbox.enrollment;

import io.ghasi.delivery.core.ids.TenantId;
import io.ghasi.delivery.sandbox.events.Told;
import io.ghasi.delivery.sandbox.http.Texts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What enrollment-service tells of a change. */
final class EnrollmentEvents {
    private EnrollmentEvents() {}

    /** What made {@code now} of {@code before}: whatever ends has begun. */
    static List<Told> of(TenantId tenant, @Nullable Enrollment before, Enrollment now) {
        List<Told> all = new ArrayList<>();
        if (before == null || now.state() == EnrollmentState.ACTIVE) {
            all.add(told(tenant, now, "enrollment.created"));
        }
        if (now.state() != EnrollmentState.ACTIVE && (before == null || before.state() != now.state())) {
            all.add(told(tenant, now, "enrollment." + now.state().code()));
        }
        return all;
    }

    private static Told told(TenantId tenant, Enrollment now, String type) {
        Map<String, @Nullable Object> payload = new HashMap<>();
        payload.put("enrollmentId", now.id().text());
        payload.put("userId", now.user().text());
        payload.put("courseVersionId", now.course().text());
        if (type.equals("enrollment.created")) {
            payload.put("attemptsAllowed", now.attemptsAllowed());
            payload.put("validUntil", now.validUntil() == null ? null : Texts.written(now.validUntil()));
        } else {
            payload.put(now.state().code() + "At", Texts.written(Instant.now()));
        }
        return new Told(type, tenant, "enrollment", now.id(), payload);
    }
}
