package io.ghasi.delivery.core.session;

import java.time.Instant;

/** Could not go on: the package is unusable, or assessment has no attempts left. */
public record FailedSession(Snapshot at, Instant endedAt, String endReason) implements EndedSession {}
