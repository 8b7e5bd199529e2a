package io.ghasi.delivery.core.ids;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A licence to play offline or to use what the marketplace sells, {@code lic_} + ULID. */
public record LicenceId(UUID value) implements Id {
    private static final String PREFIX = "lic_";

    /** Reads the form on the wire; null where {@code text} is malformed. */
    public static @Nullable LicenceId parse(String text) {
        return Id.parse(text, PREFIX, LicenceId::new);
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
