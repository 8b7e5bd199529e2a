package io.ghasi.delivery.core.course;

import org.jspecify.annotations.Nullable;

/**
 * What a course came to; what is null is not known.
 *
 * @param measure −1 to 1
 */
public record Result(
        @Nullable Boolean completed,
        @Nullable Boolean satisfied,
        @Nullable Double measure) {}
