package io.ghasi.delivery.core.ids;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One version of a course, {@code cv_} + ULID. */
public record CourseVersionId(UUID value) implements Id {
    private static final String PREFIX = "cv_";

    /** Reads the form on the wire; null where {@code text} is malformed. */
    public static @Nullable CourseVersionId parse(String text) {
        return Id.parse(text, PREFIX, CourseVersionId::new);
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
