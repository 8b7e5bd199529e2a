package io.ghasi.delivery.adapters.postgres;

import io.ghasi.delivery.core.outbox.OutboxRow;
import java.time.Instant;

/**
 * An event that was put aside.
 *
 * @param reason what the broker said of it
 * @param waiting how many events of its aggregate wait behind it
 */
public record ParkedEvent(OutboxRow row, Instant parkedAt, String reason, long waiting) {}
