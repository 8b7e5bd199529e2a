package io.ghasi.delivery.core.ids;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A learner's device, {@code dev_} + ULID. */
public record DeviceId(UUID value) implements Id {
    private static final String PREFIX = "dev_";

    /** Reads the form on the wire; null where {@code text} is malformed. */
    public static @Nullable DeviceId parse(String text) {
        return Id.parse(text, PREFIX, DeviceId::new);
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
