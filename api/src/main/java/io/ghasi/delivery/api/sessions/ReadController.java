package io.ghasi.delivery.api.sessions;

import io.ghasi.delivery.api.exchange.Answer;
import io.ghasi.delivery.api.exchange.Caller;
import io.ghasi.delivery.api.exchange.Exchange;
import io.ghasi.delivery.api.exchange.Permission;
import io.ghasi.delivery.api.exchange.QueryParameters;
import io.ghasi.delivery.api.problem.ProblemException;
import io.ghasi.delivery.core.session.PlaySession;
import io.ghasi.delivery.core.session.ReadOutline;
import io.ghasi.delivery.core.session.ReadSession;
import io.ghasi.delivery.core.session.Reader;
import io.ghasi.delivery.core.session.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** One session, and its course as its learner sees it. */
@RestController
public final class ReadController {
    private final ReadSession sessions;
    private final ReadOutline outlines;
    private final RuntimeGrants grants;

    public ReadController(ReadSession sessions, ReadOutline outlines, RuntimeGrants grants) {
        this.sessions = sessions;
        this.outlines = outlines;
        this.grants = grants;
    }

    @GetMapping(Answers.PATH + "/{id}")
    public ResponseEntity<byte[]> get(HttpServletRequest request, @PathVariable("id") String id) {
        Exchange exchange = Exchange.of(request);
        Reader reader = reader(exchange);
        QueryParameters.none(request);
        return switch (sessions.read(reader, Parsers.session(id))) {
            case ReadSession.Seen.Refused(Refusal why) -> throw new ProblemException(RefusalProblems.of(why));
            case ReadSession.Seen.Found found -> {
                PlaySession session = found.stored().session();
                yield Answers.tagged(200, session.version())
                        .body(Answer.body(exchange, json -> SessionJson.write(json, session)));
            }
        };
    }

    @GetMapping(Answers.PATH + "/{id}/outline")
    public ResponseEntity<byte[]> outline(HttpServletRequest request, @PathVariable("id") String id) {
        Exchange exchange = Exchange.of(request);
        Reader reader = reader(exchange);
        QueryParameters.none(request);
        return switch (outlines.read(reader, Parsers.session(id))) {
            case ReadOutline.Seen.Refused(Refusal why) -> throw new ProblemException(RefusalProblems.of(why));
            case ReadOutline.Seen.Outlined seen ->
                Answers.tagged(200, seen.session().version())
                        .headers(grants.with(seen.session(), exchange.caller()))
                        .body(Answer.body(exchange, json -> OutlineJson.write(json, seen)));
        };
    }

    // Who may read any session of the tenant may read their own.
    private static Reader reader(Exchange exchange) {
        Caller caller = exchange.caller();
        boolean any = caller.may(Permission.READ_ANY);
        exchange.require(any ? Permission.READ_ANY : Permission.READ);
        return new Reader(caller.token().tenant(), caller.token().user(), any);
    }
}
