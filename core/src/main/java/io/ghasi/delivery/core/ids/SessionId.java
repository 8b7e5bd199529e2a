package io.ghasi.delivery.core.ids;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A play session, {@code ps_} + ULID. */
public record SessionId(UUID value) implements Id {
    private static final String PREFIX = "ps_";

    /** Reads the form on the wire; null where {@code text} is malformed. */
    public static @Nullable SessionId parse(String text) {
        return Id.parse(text, PREFIX, SessionId::new);
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
