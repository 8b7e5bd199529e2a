package io.ghasi.delivery.adapters.platform;

import io.ghasi.delivery.core.ids.CourseVersionId;
import io.ghasi.delivery.core.ids.EnrollmentId;
import io.ghasi.delivery.core.ids.TenantId;
import io.ghasi.delivery.core.ids.UserId;
import io.ghasi.delivery.core.session.Enrollments;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** enrollment-service. Asked each time: an enrollment that was revoked a moment ago is revoked. */
public final class HttpEnrollments implements Enrollments {
    private final Neighbour service;

    public HttpEnrollments(Neighbours neighbours, URI base) {
        service = neighbours.at("enrollment-service", base);
    }

    @Override
    public Optional<Enrollment> find(TenantId tenant, EnrollmentId id) {
        return service.find(Paths.of(tenant) + "/enrollments/" + id.text(), body -> enrollment(AnswerJson.read(body)));
    }

    private static Enrollment enrollment(JsonNode node) {
        JsonNode attempts = node.required("attemptsAllowed");
        String until = AnswerJson.textOrNull(node, "validUntil");
        return new Enrollment(
                AnswerJson.id(node, "enrollmentId", EnrollmentId::parse),
                AnswerJson.id(node, "userId", UserId::parse),
                AnswerJson.id(node, "courseVersionId", CourseVersionId::parse),
                AnswerJson.text(node, "state").equals("active"),
                attempts.isNull() ? null : attempts.intValue(),
                until == null ? null : Instant.parse(until));
    }
}
