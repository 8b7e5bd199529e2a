package io.ghasi.delivery.adapters.postgres;

import io.ghasi.delivery.core.idempotency.RecordedAnswer;
import io.ghasi.delivery.core.session.Decision;
import java.nio.charset.StandardCharsets;
import tools.jackson.core.JsonGenerator;

/** An answer to remember, and its key. */
final class AnswerJson {
    private AnswerJson() {}

    /** Writes its members; {@code version} is the name of the answer's version. */
    static void write(JsonGenerator json, Decision.Keyed keyed, String version) {
        RecordedAnswer answer = keyed.attempted().answer();
        json.writeStringProperty("user_id", keyed.key().user().value().toString());
        json.writeStringProperty("key", keyed.key().value().toString());
        json.writeStringProperty(
                "fingerprint", keyed.attempted().fingerprint().value().toString());
        json.writeNumberProperty("status", answer.status());
        json.writeNumberProperty(version, answer.version());
        if (answer.location() != null) {
            json.writeStringProperty("location", answer.location());
        }
        json.writeStringProperty("body", new String(answer.body().bytes(), StandardCharsets.UTF_8));
    }
}
