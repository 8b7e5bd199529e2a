package io.ghasi.delivery.core.ids;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A user of a tenant, {@code usr_} + ULID. */
public record UserId(UUID value) implements Id {
    private static final String PREFIX = "usr_";

    /** Reads the form on the wire; null where {@code text} is malformed. */
    public static @Nullable UserId parse(String text) {
        return Id.parse(text, PREFIX, UserId::new);
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
