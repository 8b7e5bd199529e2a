package io.ghasi.delivery.core.session;

import java.time.Instant;

/** Given up, by the learner or after a long pause. */
public record AbandonedSession(Snapshot at, Instant endedAt, String endReason) implements EndedSession {}
