package io.ghasi.delivery.core.session;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Worked through; whether it was passed is the outcome. */
public record CompletedSession(
        Snapshot at,
        Instant endedAt,
        Outcome outcome,
        @Nullable Score score) implements EndedSession {
    @Override
    public String endReason() {
        return "completed";
    }
}
