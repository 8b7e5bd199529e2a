package io.ghasi.delivery.core.ids;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A tenant, {@code ten_} + ULID. */
public record TenantId(UUID value) implements Id {
    private static final String PREFIX = "ten_";

    /** Reads the form on the wire; null where {@code text} is malformed. */
    public static @Nullable TenantId parse(String text) {
        return Id.parse(text, PREFIX, TenantId::new);
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
