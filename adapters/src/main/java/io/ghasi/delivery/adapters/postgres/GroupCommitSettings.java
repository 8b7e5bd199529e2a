package io.ghasi.delivery.adapters.postgres;

import java.time.Duration;

/**
 * The bounds of the write path.
 *
 * @param writers threads that make batches durable, each with a connection while it does
 * @param largestBatch decisions in one call
 * @param queue decisions that may wait; one more is turned away
 * @param patience for a row or a key that somebody else holds
 * @param deadline of a request, from handing in to its outcome
 */
public record GroupCommitSettings(int writers, int largestBatch, int queue, Duration patience, Duration deadline) {
    /** What two cores were measured with. */
    public static GroupCommitSettings standard() {
        return new GroupCommitSettings(2, 64, 1_024, Duration.ofSeconds(1), Duration.ofSeconds(5));
    }
}
