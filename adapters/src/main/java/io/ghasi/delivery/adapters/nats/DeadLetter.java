package io.ghasi.delivery.adapters.nats;

import io.nats.client.impl.Headers;

/**
 * A message that was set aside.
 *
 * @param subject what it came as
 * @param stream and {@code sequence}: where it lay
 * @param consumer who could not work on it
 * @param deliveries how often it was tried
 * @param error why it failed, the last time
 * @param headers its own
 */
@SuppressWarnings("ArrayRecordComponent")
public record DeadLetter(
        String subject,
        String stream,
        long sequence,
        String consumer,
        long deliveries,
        String error,
        Headers headers,
        byte[] payload) {}
