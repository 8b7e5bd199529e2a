package io.ghasi.delivery.core.session;

import io.ghasi.delivery.core.idempotency.RecordedAnswer;

/** Writes the answer to a request, so that it can be kept with the change it tells of. Pure: may be asked again. */
@FunctionalInterface
public interface AnswerWriter {
    RecordedAnswer write(PlaySession session);
}
