package io.ghasi.delivery.projector.lines;

import io.ghasi.delivery.core.ids.CourseVersionId;
import io.ghasi.delivery.core.ids.EnrollmentId;
import io.ghasi.delivery.core.ids.UserId;
import io.ghasi.delivery.core.inbox.Effect;
import io.ghasi.delivery.core.inbox.Effect.EnrollmentEnded.End;
import io.ghasi.delivery.core.inbox.Guard;
import io.ghasi.delivery.core.inbox.Line;
import java.time.Instant;
import java.util.Set;

/** Who may play what. */
final class EnrollmentLine implements ConsumedLine {
    private static final String CREATED = "enrollment.created";
    private static final String REVOKED = "enrollment.revoked";
    private static final String EXPIRED = "enrollment.expired";
    private static final String COMPLETED = "enrollment.completed";

    @Override
    public Line line() {
        return new Line("delivery-enrollments", Guard.EVERY, Line.Reach.HOME);
    }

    @Override
    public Set<String> types() {
        return Set.of(CREATED, REVOKED, EXPIRED, COMPLETED);
    }

    @Override
    public Effect read(String type, Payload payload) {
        return switch (type) {
            case CREATED -> created(payload);
            case REVOKED -> ended(payload, End.REVOKED, payload.instant("revokedAt"));
            case EXPIRED -> ended(payload, End.EXPIRED, payload.instant("expiredAt"));
            case COMPLETED -> ended(payload, End.COMPLETED, payload.instant("completedAt"));
            default -> throw new IllegalArgumentException(type);
        };
    }

    private static Effect created(Payload payload) {
        return new Effect.Enrolled(
                payload.id("enrollmentId", EnrollmentId::parse),
                payload.id("userId", UserId::parse),
                payload.id("courseVersionId", CourseVersionId::parse),
                payload.integerOrNull("attemptsAllowed", 0),
                payload.instantOrNull("validUntil"),
                payload.occurredAt());
    }

    private static Effect ended(Payload payload, End end, Instant at) {
        payload.mayHave("reason");
        return new Effect.EnrollmentEnded(
                payload.id("enrollmentId", EnrollmentId::parse),
                payload.id("userId", UserId::parse),
                payload.id("courseVersionId", CourseVersionId::parse),
                end,
                at);
    }
}
