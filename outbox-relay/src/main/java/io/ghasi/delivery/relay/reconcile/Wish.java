package io.ghasi.delivery.relay.reconcile;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is to be compared and done.
 *
 * @param from when archived at the earliest; null: as far back as the stream keeps what it is given
 * @param to when archived before; null: until now
 * @param all also what the stream is no longer expected to keep
 * @param waits for what the broker still knows by its id, as long as it may
 * @param looksOnly changes nothing
 */
public record Wish(@Nullable Instant from, @Nullable Instant to, boolean all, boolean waits, boolean looksOnly) {}
