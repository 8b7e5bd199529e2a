package io.ghasi.delivery.core.ids;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An event, {@code evt_} + ULID. */
public record EventId(UUID value) implements Id {
    private static final String PREFIX = "evt_";

    /** Reads the form on the wire; null where {@code text} is malformed. */
    public static @Nullable EventId parse(String text) {
        return Id.parse(text, PREFIX, EventId::new);
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
