package io.ghasi.delivery.core.ids;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An enrollment of one user in one course, {@code enr_} + ULID. */
public record EnrollmentId(UUID value) implements Id {
    private static final String PREFIX = "enr_";

    /** Reads the form on the wire; null where {@code text} is malformed. */
    public static @Nullable EnrollmentId parse(String text) {
        return Id.parse(text, PREFIX, EnrollmentId::new);
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
