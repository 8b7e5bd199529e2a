package io.ghasi.delivery.api.sessions;

import io.ghasi.delivery.api.exchange.Exchange;
import io.ghasi.delivery.api.exchange.JsonBody;
import io.ghasi.delivery.api.exchange.Permission;
import io.ghasi.delivery.api.exchange.QueryParameters;
import io.ghasi.delivery.api.exchange.WriteRequests;
import io.ghasi.delivery.core.course.NavigationRequest;
import io.ghasi.delivery.core.ids.SessionId;
import io.ghasi.delivery.core.session.Navigate;
import io.ghasi.delivery.core.session.WriteRequest;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** {@code PATCH /play-sessions/{id}/navigate}. */
@RestController
public final class NavigateController {
    private final Navigate navigate;
    private final WriteRequests writes;

    public NavigateController(Navigate navigate, WriteRequests writes) {
        this.navigate = navigate;
        this.writes = writes;
    }

    @PatchMapping(Answers.PATH + "/{id}/navigate")
    public ResponseEntity<byte[]> navigate(HttpServletRequest request, @PathVariable("id") String id) {
        Exchange exchange = Exchange.of(request);
        exchange.require(Permission.NAVIGATE);
        QueryParameters.none(request);
        SessionId session = Parsers.session(id);
        JsonBody body = JsonBody.of(request);
        WriteRequest write = writes.of(request, body, Answers.ok(exchange));
        NavigationRequest target = Targets.read(body.fields());
        return Answers.of(writes.perform(write, asked -> navigate.navigate(asked, session, target)));
    }
}
