package io.ghasi.delivery.api.sessions;

import io.ghasi.delivery.core.ids.SessionId;
import io.ghasi.delivery.core.ids.UserId;
import io.ghasi.delivery.core.session.ActiveSession;
import io.ghasi.delivery.core.session.PlaySession;
import io.ghasi.delivery.core.session.State;
import java.util.Objects;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What an answer says of a session, as far as it decides whether a run-time grant goes with it. */
record AnsweredSession(SessionId id, UserId user, boolean active) {
    private static final JsonMapper JSON = new JsonMapper();

    static AnsweredSession of(PlaySession session) {
        return new AnsweredSession(session.facts().id(), session.facts().user(), session instanceof ActiveSession);
    }

    /** Reads what {@link SessionJson} wrote. */
    static AnsweredSession read(byte[] body) {
        JsonNode data = JSON.readTree(body).required("data");
        return new AnsweredSession(
                Objects.requireNonNull(SessionId.parse(text(data, "id"))),
                Objects.requireNonNull(UserId.parse(text(data, "userId"))),
                text(data, "state").equals(State.ACTIVE.word()));
    }

    private static String text(JsonNode in, String member) {
        return in.required(member).stringValue();
    }
}
