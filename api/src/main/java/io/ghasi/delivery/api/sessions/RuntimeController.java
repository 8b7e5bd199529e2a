package io.ghasi.delivery.api.sessions;

import io.ghasi.delivery.api.exchange.Answer;
import io.ghasi.delivery.api.exchange.Exchange;
import io.ghasi.delivery.api.exchange.JsonBody;
import io.ghasi.delivery.api.exchange.Permission;
import io.ghasi.delivery.api.exchange.QueryParameters;
import io.ghasi.delivery.api.exchange.WriteRequests;
import io.ghasi.delivery.api.problem.Code;
import io.ghasi.delivery.api.problem.Problem;
import io.ghasi.delivery.api.problem.ProblemException;
import io.ghasi.delivery.core.course.RuntimeBatch;
import io.ghasi.delivery.core.ids.SessionId;
import io.ghasi.delivery.core.session.CommitRuntime;
import io.ghasi.delivery.core.session.RuntimeOutcome;
import io.ghasi.delivery.core.session.Speaker;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code POST /play-sessions/{id}/runtime}, and the same by a grant. */
@RestController
public final class RuntimeController {
    private final CommitRuntime runtime;

    public RuntimeController(CommitRuntime runtime) {
        this.runtime = runtime;
    }

    @PostMapping(Answers.PATH + "/{id}/runtime")
    public ResponseEntity<byte[]> commit(HttpServletRequest request, @PathVariable("id") String id) {
        Exchange.of(request).require(Permission.SPEAK);
        QueryParameters.none(request);
        SessionId session = Parsers.session(id);
        return commit(request, session, JsonBody.of(request, RuntimeBatches.LARGEST));
    }

    @PostMapping("/api/v1/g/{grant}/runtime")
    public ResponseEntity<byte[]> commit(HttpServletRequest request) {
        // What stands in the path was looked at before: it is not read again.
        SessionId session = Exchange.of(request).requireGrant().session();
        QueryParameters.none(request);
        return commit(request, session, JsonBody.ofBeacon(request, RuntimeBatches.LARGEST));
    }

    private ResponseEntity<byte[]> commit(HttpServletRequest request, SessionId session, JsonBody body) {
        Exchange exchange = Exchange.of(request);
        Speaker speaker = WriteRequests.speaker(request);
        RuntimeBatch batch = RuntimeBatches.read(body.fields());
        return switch (runtime.commit(speaker, session, batch)) {
            case RuntimeOutcome.Answered answered ->
                Answers.tagged(200, answered.session().version())
                        .body(Answer.body(exchange, json -> RuntimeJson.write(json, batch, answered)));
            case RuntimeOutcome.OutOfSequence(int expected) ->
                throw new ProblemException(Problem.of(Code.RUNTIME_SEQUENCE_GAP, "Batch " + expected + " comes next")
                        .with("expectedSequence", expected));
            case RuntimeOutcome.OtherBatch() ->
                throw refused(Code.IDEMPOTENCY_KEY_CONFLICT, "Other calls were made as this batch of the visit");
            case RuntimeOutcome.TooLarge() ->
                throw refused(Code.REQUEST_TOO_LARGE, "The answers would be too large: ask for less at once");
            case RuntimeOutcome.NotDelivered() ->
                throw new ProblemException(
                        Problem.of(Code.RESOURCE_CONFLICT, "This visit is over: the outline says what is delivered")
                                .with("reason", "not_delivered"));
            case RuntimeOutcome.Refused refused -> throw new ProblemException(RefusalProblems.of(refused.why()));
        };
    }

    private static ProblemException refused(Code code, String detail) {
        return new ProblemException(Problem.of(code, detail));
    }
}
