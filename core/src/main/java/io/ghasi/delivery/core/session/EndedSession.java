package io.ghasi.delivery.core.session;

import java.time.Instant;

/** A session that stays as it is. */
public sealed interface EndedSession extends PlaySession permits CompletedSession, FailedSession, AbandonedSession {
    Instant endedAt();

    /** Why, in one word of the events' vocabulary. */
    String endReason();
}
