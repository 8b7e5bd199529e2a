package io.ghasi.delivery.core.ids;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One sitting of a quiz, assessment's, {@code att_} + ULID. */
public record AttemptId(UUID value) implements Id {
    private static final String PREFIX = "att_";

    /** Reads the form on the wire; null where {@code text} is malformed. */
    public static @Nullable AttemptId parse(String text) {
        return Id.parse(text, PREFIX, AttemptId::new);
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
