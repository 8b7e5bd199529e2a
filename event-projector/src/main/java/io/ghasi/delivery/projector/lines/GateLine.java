package io.ghasi.delivery.projector.lines;

import io.ghasi.delivery.core.ids.AttemptId;
import io.ghasi.delivery.core.ids.EnrollmentId;
import io.ghasi.delivery.core.ids.UserId;
import io.ghasi.delivery.core.inbox.Effect;
import io.ghasi.delivery.core.inbox.Guard;
import io.ghasi.delivery.core.inbox.Line;
import java.util.Set;

/** What came of the quizzes that gates stand for. */
final class GateLine implements ConsumedLine {
    private static final String SCORED = "assessment.attempt_result.scored";
    private static final String SUPERSEDED = "assessment.attempt.superseded";

    @Override
    public Line line() {
        return new Line("delivery-assessment-results", Guard.NEWEST, Line.Reach.HOME);
    }

    @Override
    public Set<String> types() {
        return Set.of(SCORED, SUPERSEDED);
    }

    @Override
    public Effect read(String type, Payload payload) {
        AttemptId attempt = payload.id("attemptId", AttemptId::parse);
        UserId user = payload.id("userId", UserId::parse);
        EnrollmentId enrollment = payload.id("enrollmentId", EnrollmentId::parse);
        String gate = payload.courseText("gateId");
        if (type.equals(SUPERSEDED)) {
            payload.mayHave("supersededBy");
            return new Effect.GateSuperseded(attempt, user, enrollment, gate, payload.instant("supersededAt"));
        }
        payload.mayHave("score");
        return new Effect.GateScored(
                attempt, user, enrollment, gate, payload.flag("passed"), payload.instant("scoredAt"));
    }
}
