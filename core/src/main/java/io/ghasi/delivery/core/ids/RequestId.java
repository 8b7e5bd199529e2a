package io.ghasi.delivery.core.ids;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One HTTP request, {@code req_} + ULID. */
public record RequestId(UUID value) implements Id {
    private static final String PREFIX = "req_";

    /** Reads the form on the wire; null where {@code text} is malformed. */
    public static @Nullable RequestId parse(String text) {
        return Id.parse(text, PREFIX, RequestId::new);
    }

    @Override
    public String prefix() {
        return PREFIX;
    }

    @Override
    public String toString() {
        return text();
    }
}
