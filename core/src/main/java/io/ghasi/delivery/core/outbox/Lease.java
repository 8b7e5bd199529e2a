package io.ghasi.delivery.core.outbox;

/**
 * The right to carry a shard's events.
 *
 * @param epoch grows whenever the right passes on: what is done under an older one moves nothing
 */
public record Lease(int shard, long epoch) {}
