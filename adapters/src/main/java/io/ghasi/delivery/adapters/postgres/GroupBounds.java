package io.ghasi.delivery.adapters.postgres;

import java.time.Duration;

/**
 * The bounds of what is asked together.
 *
 * @param threads that ask, each with a connection while it does
 * @param largest how many are asked for in one call
 * @param queue how many may wait; one more is turned away
 * @param deadline of a request, from handing in to its answer
 */
public record GroupBounds(int threads, int largest, int queue, Duration deadline) {}
