package io.ghasi.delivery.core.ids;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A request of a person about their data, {@code req_} + ULID. */
public record SubjectRequestId(UUID value) implements Id {
    private static final String PREFIX = "req_";

    /** Reads the form on the wire; null where {@code text} is malformed. */
    public static @Nullable SubjectRequestId parse(String text) {
        return Id.parse(text, PREFIX, SubjectRequestId::new);
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
