package io.ghasi.delivery.adapters.postgres;

import java.time.Duration;

/**
 * The bounds of the write path.
 *
 * @param bounds of the decisions that wait
 * @param patience for a row or a key that somebody else holds
 */
public record GroupCommitSettings(GroupBounds bounds, Duration patience) {}
