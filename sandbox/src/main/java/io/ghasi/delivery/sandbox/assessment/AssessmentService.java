package io.ghasi.delivery.sandbox.assessment;

import io.ghasi.delivery.core.ids.EnrollmentId;
import io.ghasi.delivery.core.ids.TenantId;
import io.ghasi.delivery.core.ids.UserId;
import io.ghasi.delivery.sandbox.assessment.GateResultTable.Learner;
import io.ghasi.delivery.sandbox.http.Answer;
import io.ghasi.delivery.sandbox.http.Call;
import io.ghasi.delivery.sandbox.http.Members;
import io.ghasi.delivery.sandbox.http.Problem;
import io.ghasi.delivery.sandbox.http.Refusal;
import io.ghasi.delivery.sandbox.http.Route;
import io.ghasi.delivery.sandbox.http.Texts;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/** Tells which gates are passed; in the sandbox, anybody may score one. */
public final class AssessmentService {
    private static final int MOST_GATES = 100;

    private final GateResultTable results;
    private final InstantSource clock;

    public AssessmentService(GateResultTable results, InstantSource clock) {
        this.results = results;
        this.clock = clock;
    }

    public List<Route> routes() {
        return List.of(
                Route.get("/internal/v1/tenants/{tid}/gate-results", this::find, "userId", "enrollmentId", "gateId"),
                Route.put("/sandbox/tenants/{tid}/gate-results", this::put));
    }

    private Answer find(Call call) {
        Learner learner = new Learner(
                call.path("tid", TenantId::parse),
                call.required("userId", UserId::parse),
                call.required("enrollmentId", EnrollmentId::parse));
        List<String> gates = call.repeated("gateId", MOST_GATES, Texts::courseText);
        return Answer.json(new Page(results.find(learner, gates)));
    }

    private Answer put(Call call) throws IOException {
        TenantId tenant = call.path("tid", TenantId::parse);
        Members body = call.body("userId", "enrollmentId", "gateId", "passed");
        Learner learner = new Learner(
                tenant, body.string("userId", UserId::parse), body.string("enrollmentId", EnrollmentId::parse));
        String gate = body.string("gateId", Texts::courseText);
        boolean passed = body.bool("passed");
        Instant now = clock.instant();
        if (!results.put(learner, gate, passed, now)) {
            throw new Refusal(Problem.notFound("There is no such tenant"));
        }
        return Answer.json(new GateResult(gate, passed, Texts.written(now)));
    }

    private record Page(List<GateResult> items) {}
}
