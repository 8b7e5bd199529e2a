package io.ghasi.delivery.api.sessions;

import io.ghasi.delivery.api.exchange.Answer;
import io.ghasi.delivery.api.exchange.Caller;
import io.ghasi.delivery.api.exchange.Exchange;
import io.ghasi.delivery.api.exchange.Permission;
import io.ghasi.delivery.api.exchange.QueryParameters;
import io.ghasi.delivery.api.problem.Code;
import io.ghasi.delivery.api.problem.ProblemException;
import io.ghasi.delivery.core.ids.CourseVersionId;
import io.ghasi.delivery.core.ids.EnrollmentId;
import io.ghasi.delivery.core.session.PlaySession;
import io.ghasi.delivery.core.session.Refusal;
import io.ghasi.delivery.core.session.Sessions;
import io.ghasi.delivery.core.session.Sessions.Filter;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.core.JsonGenerator;

/** {@code GET /play-sessions/last}: where to go on. */
@RestController
public final class LastController {
    private final Sessions sessions;

    public LastController(Sessions sessions) {
        this.sessions = sessions;
    }

    @GetMapping(Answers.PATH + "/last")
    public ResponseEntity<byte[]> last(HttpServletRequest request) {
        Exchange exchange = Exchange.of(request);
        Caller caller = exchange.caller();
        exchange.require(Permission.READ);
        PlaySession session = sessions.last(
                        caller.token().tenant(), caller.token().user(), filter(new QueryParameters(request)))
                .orElseThrow(() -> new ProblemException(RefusalProblems.of(new Refusal.UnknownSession())));
        return Answers.tagged(200, session.version()).body(Answer.body(exchange, json -> write(json, session)));
    }

    private static Filter filter(QueryParameters query) {
        CourseVersionId course = query.optional("courseVersionId", CourseVersionId::parse);
        EnrollmentId enrollment = query.optional("enrollmentId", EnrollmentId::parse);
        query.end();
        if (course == null && enrollment == null) {
            query.wrong("courseVersionId", Code.VALIDATION_FIELD_REQUIRED);
        }
        if (course != null && enrollment != null) {
            query.wrong("enrollmentId", Code.VALIDATION_CONFLICT);
        }
        query.end();
        return new Filter(null, enrollment, course);
    }

    // Positions that came by sync do not exist yet: the session's own is the highest.
    private static void write(JsonGenerator json, PlaySession session) {
        json.writeStartObject();
        json.writeName("session");
        SessionJson.write(json, session);
        json.writeName("position");
        json.writeStartObject();
        json.writeName("cursor");
        SessionJson.cursor(json, session.at().position().cursor());
        json.writeNumberProperty("lamport", session.at().position().lamport());
        json.writeStringProperty("source", "aggregate");
        json.writeEndObject();
        json.writeEndObject();
    }
}
