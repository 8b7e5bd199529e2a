package io.ghasi.delivery.api.sessions;

import io.ghasi.delivery.adapters.grants.Grants;
import io.ghasi.delivery.api.exchange.Caller;
import io.ghasi.delivery.core.idempotency.RecordedAnswer;
import io.ghasi.delivery.core.session.PlaySession;
import org.springframework.http.HttpHeaders;

/**
 * Hands out run-time grants: to a session's own user, at the device that they ask from, with an answer that says that the session is active.
 * In a header, since bodies are kept to be sent again: what is sent again comes with a grant of then.
 */
public final class RuntimeGrants {
    private static final String HEADER = "X-Runtime-Grant";

    private final Grants grants;

    public RuntimeGrants(Grants grants) {
        this.grants = grants;
    }

    /** What goes with an answer about {@code session}. */
    HttpHeaders with(PlaySession session, Caller caller) {
        return with(AnsweredSession.of(session), caller);
    }

    /** What goes with {@code answer}, which may be an old one. */
    HttpHeaders with(RecordedAnswer answer, Caller caller) {
        return with(AnsweredSession.read(answer.body().bytes()), caller);
    }

    private HttpHeaders with(AnsweredSession session, Caller caller) {
        HttpHeaders headers = new HttpHeaders();
        if (session.active() && session.user().equals(caller.token().user())) {
            headers.set(
                    HEADER,
                    grants.issue(
                            caller.token().tenant(),
                            caller.token().user(),
                            session.id(),
                            caller.token().device()));
        }
        return headers;
    }
}
