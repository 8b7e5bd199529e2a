package io.ghasi.delivery.api.sessions;

import io.ghasi.delivery.api.exchange.Exchange;
import io.ghasi.delivery.api.exchange.JsonBody;
import io.ghasi.delivery.api.exchange.Permission;
import io.ghasi.delivery.api.exchange.QueryParameters;
import io.ghasi.delivery.api.exchange.WriteRequests;
import io.ghasi.delivery.core.ids.SessionId;
import io.ghasi.delivery.core.session.SessionUseCases;
import io.ghasi.delivery.core.session.WriteRequest;
import io.ghasi.delivery.core.session.Written;
import jakarta.servlet.http.HttpServletRequest;
import java.util.function.BiFunction;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** The writes that say nothing but what they are: pause, resume, complete, abandon, heartbeat. */
@RestController
public final class TransitionController {
    private final SessionUseCases sessions;
    private final WriteRequests writes;
    private final RuntimeGrants grants;

    public TransitionController(SessionUseCases sessions, WriteRequests writes, RuntimeGrants grants) {
        this.sessions = sessions;
        this.writes = writes;
        this.grants = grants;
    }

    @PostMapping(Answers.PATH + "/{id}/pause")
    public ResponseEntity<byte[]> pause(HttpServletRequest request, @PathVariable("id") String id) {
        return perform(request, id, Permission.PAUSE, sessions.pause()::pause);
    }

    @PostMapping(Answers.PATH + "/{id}/resume")
    public ResponseEntity<byte[]> resume(HttpServletRequest request, @PathVariable("id") String id) {
        Exchange exchange = Exchange.of(request);
        Written written = written(request, id, Permission.RESUME, sessions.resume()::resume);
        return Answers.of(written, answer -> grants.with(answer, exchange.caller()));
    }

    @PostMapping(Answers.PATH + "/{id}/complete")
    public ResponseEntity<byte[]> complete(HttpServletRequest request, @PathVariable("id") String id) {
        return perform(request, id, Permission.COMPLETE, sessions.complete()::complete);
    }

    @PostMapping(Answers.PATH + "/{id}/abandon")
    public ResponseEntity<byte[]> abandon(HttpServletRequest request, @PathVariable("id") String id) {
        return perform(request, id, Permission.ABANDON, sessions.abandon()::abandon);
    }

    @PostMapping(Answers.PATH + "/{id}/heartbeat")
    public ResponseEntity<byte[]> heartbeat(HttpServletRequest request, @PathVariable("id") String id) {
        return perform(request, id, Permission.NAVIGATE, sessions.heartbeat()::beat);
    }

    private ResponseEntity<byte[]> perform(
            HttpServletRequest request,
            String id,
            Permission permission,
            BiFunction<WriteRequest, SessionId, Written> transition) {
        return Answers.of(written(request, id, permission, transition));
    }

    private Written written(
            HttpServletRequest request,
            String id,
            Permission permission,
            BiFunction<WriteRequest, SessionId, Written> transition) {
        Exchange exchange = Exchange.of(request);
        exchange.require(permission);
        QueryParameters.none(request);
        SessionId session = Parsers.session(id);
        JsonBody body = JsonBody.of(request);
        WriteRequest write = writes.of(request, body, Answers.ok(exchange));
        body.requireNothing();
        return writes.perform(write, asked -> transition.apply(asked, session));
    }
}
