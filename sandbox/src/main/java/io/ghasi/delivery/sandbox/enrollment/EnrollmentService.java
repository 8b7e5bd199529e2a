package io.ghasi.delivery.sandbox.enrollment;

import io.ghasi.delivery.core.ids.CourseVersionId;
import io.ghasi.delivery.core.ids.EnrollmentId;
import io.ghasi.delivery.core.ids.TenantId;
import io.ghasi.delivery.core.ids.UserId;
import io.ghasi.delivery.sandbox.http.Answer;
import io.ghasi.delivery.sandbox.http.Call;
import io.ghasi.delivery.sandbox.http.Members;
import io.ghasi.delivery.sandbox.http.Problem;
import io.ghasi.delivery.sandbox.http.Refusal;
import io.ghasi.delivery.sandbox.http.Route;
import io.ghasi.delivery.sandbox.http.Texts;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tells who may play what; in the sandbox, anybody may say so. */
public final class EnrollmentService {
    private final EnrollmentTable enrollments;

    public EnrollmentService(EnrollmentTable enrollments) {
        this.enrollments = enrollments;
    }

    public List<Route> routes() {
        return List.of(
                Route.get("/internal/v1/tenants/{tid}/enrollments/{enr}", this::find),
                Route.put("/sandbox/tenants/{tid}/enrollments/{enr}", this::put));
    }

    private Answer find(Call call) {
        TenantId tenant = call.path("tid", TenantId::parse);
        return enrollments
                .find(tenant, call.path("enr", EnrollmentId::parse))
                .map(EnrollmentService::answer)
                .orElseThrow(() -> new Refusal(Problem.notFound("The tenant has no such enrollment")));
    }

    private Answer put(Call call) throws IOException {
        TenantId tenant = call.path("tid", TenantId::parse);
        EnrollmentId id = call.path("enr", EnrollmentId::parse);
        Members body = call.body("userId", "courseVersionId", "state", "attemptsAllowed", "validUntil");
        Enrollment enrollment = new Enrollment(
                id,
                body.string("userId", UserId::parse),
                body.string("courseVersionId", CourseVersionId::parse),
                body.string("state", EnrollmentState::of),
                body.integerOrNull("attemptsAllowed", 0, Integer.MAX_VALUE),
                body.stringOrNull("validUntil", Texts::instant));
        if (!enrollments.put(tenant, enrollment)) {
            throw new Refusal(Problem.notFound("There is no such tenant"));
        }
        return answer(enrollment);
    }

    private static Answer answer(Enrollment enrollment) {
        return Answer.json(new Shown(
                enrollment.id().text(),
                enrollment.user().text(),
                enrollment.course().text(),
                enrollment.state().code(),
                enrollment.attemptsAllowed(),
                enrollment.validUntil() == null ? null : Texts.written(enrollment.validUntil())));
    }

    /** As the contract's {@code Enrollment}. */
    private record Shown(
            String enrollmentId,
            String userId,
            String courseVersionId,
            String state,
            @Nullable Integer attemptsAllowed,
            @Nullable String validUntil) {}
}
