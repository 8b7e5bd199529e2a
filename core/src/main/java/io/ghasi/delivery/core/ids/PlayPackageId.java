package io.ghasi.delivery.core.ids;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The immutable runtime form of a course version in one locale, {@code ppk_} + ULID. */
public record PlayPackageId(UUID value) implements Id {
    private static final String PREFIX = "ppk_";

    /** Reads the form on the wire; null where {@code text} is malformed. */
    public static @Nullable PlayPackageId parse(String text) {
        return Id.parse(text, PREFIX, PlayPackageId::new);
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
