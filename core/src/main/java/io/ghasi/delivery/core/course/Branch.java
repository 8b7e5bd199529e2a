package io.ghasi.delivery.core.course;

import org.jspecify.annotations.Nullable;

/**
 * A way on that a lesson offers.
 *
 * @param gate the quiz bank that must be passed for it to be offered; null where it always is
 * @param target id of the lesson it leads to
 */
public record Branch(
        String id, @Nullable LocalizedText title, @Nullable String gate, String target) {}
