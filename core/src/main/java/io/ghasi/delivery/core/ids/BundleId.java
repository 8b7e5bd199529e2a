package io.ghasi.delivery.core.ids;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An encrypted bundle of a package, for offline play, {@code bdl_} + ULID. */
public record BundleId(UUID value) implements Id {
    private static final String PREFIX = "bdl_";

    /** Reads the form on the wire; null where {@code text} is malformed. */
    public static @Nullable BundleId parse(String text) {
        return Id.parse(text, PREFIX, BundleId::new);
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
