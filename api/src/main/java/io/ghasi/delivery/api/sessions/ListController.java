package io.ghasi.delivery.api.sessions;

import io.ghasi.delivery.api.exchange.Answer;
import io.ghasi.delivery.api.exchange.Caller;
import io.ghasi.delivery.api.exchange.Exchange;
import io.ghasi.delivery.api.exchange.Permission;
import io.ghasi.delivery.api.exchange.QueryParameters;
import io.ghasi.delivery.core.ids.CourseVersionId;
import io.ghasi.delivery.core.ids.EnrollmentId;
import io.ghasi.delivery.core.ids.SessionId;
import io.ghasi.delivery.core.ids.TenantId;
import io.ghasi.delivery.core.ids.UserId;
import io.ghasi.delivery.core.session.PlaySession;
import io.ghasi.delivery.core.session.Sessions;
import io.ghasi.delivery.core.session.Sessions.Filter;
import io.ghasi.delivery.core.session.State;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code GET /play-sessions}: the caller's own, newest first. */
@RestController
public final class ListController {
    private static final int LARGEST_PAGE = 200;
    private static final int USUAL_PAGE = 50;

    private final Sessions sessions;

    public ListController(Sessions sessions) {
        this.sessions = sessions;
    }

    @GetMapping(Answers.PATH)
    public ResponseEntity<byte[]> list(HttpServletRequest request) {
        Exchange exchange = Exchange.of(request);
        Caller caller = exchange.caller();
        exchange.require(Permission.READ);
        TenantId tenant = caller.token().tenant();
        UserId user = caller.token().user();
        QueryParameters query = new QueryParameters(request);
        Filter filter = new Filter(
                query.optional("state", State::parse),
                query.optional("enrollmentId", EnrollmentId::parse),
                query.optional("courseVersionId", CourseVersionId::parse));
        int size = query.number("size", 1, LARGEST_PAGE, USUAL_PAGE);
        SessionId after = query.optional("cursor", text -> PageCursor.read(tenant, user, filter, text));
        query.end();
        // One more than asked for tells whether there is a next page.
        List<PlaySession> found = sessions.page(tenant, user, filter, after, size + 1);
        List<PlaySession> page = found.subList(0, Math.min(size, found.size()));
        String next = found.size() > size
                ? PageCursor.write(tenant, user, filter, page.getLast().facts().id())
                : null;
        return Answers.json(200).body(body(exchange, page, size, next));
    }

    private static byte[] body(Exchange exchange, List<PlaySession> page, int size, @Nullable String next) {
        return Answer.body(
                exchange,
                json -> {
                    json.writeStartArray();
                    page.forEach(session -> SessionJson.write(json, session));
                    json.writeEndArray();
                },
                new Answer.Page(size, next));
    }
}
