package io.ghasi.delivery.core.course;

/** Where a request leads. */
public sealed interface Route {
    /** To a place. */
    record To(Cursor cursor, NavigationType type) implements Route {}

    /** Nowhere, and why. */
    record Blocked(Barrier barrier) implements Route {}
}
