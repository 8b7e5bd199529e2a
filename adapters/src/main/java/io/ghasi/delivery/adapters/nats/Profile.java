package io.ghasi.delivery.adapters.nats;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What differs by place; null where a stream's own setting holds. */
record Profile(
        int replicas, @Nullable Long maxBytes, @Nullable Duration duplicateWindow) {
    static Profile of(Fields fields) {
        return new Profile(
                fields.number("replicas"),
                fields.has("max-bytes") ? fields.bytes("max-bytes") : null,
                fields.has("duplicate-window") ? fields.duration("duplicate-window") : null);
    }
}
