package io.ghasi.delivery.adapters.nats;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A message in a stream. event: its id; null where it has none of ours. */
public record StreamedEvent(long sequence, @Nullable UUID event) {}
