package io.ghasi.delivery.core.session;

import io.ghasi.delivery.core.idempotency.RecordedAnswer;

/** What became of a request to change a session. */
public sealed interface Written {
    /** Done, or done before with the same key: then {@code replayed}. */
    record Answered(RecordedAnswer answer, boolean replayed) implements Written {}

    /** Not done; nothing changed. */
    record Refused(Refusal why) implements Written {}
}
