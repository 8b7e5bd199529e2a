package io.ghasi.delivery.core.course;

/** Whether something can be had now. */
public sealed interface Availability {
    /** Yes. */
    record Available() implements Availability {}

    /** No, and why. */
    record Unavailable(Barrier barrier) implements Availability {}

    /** Yes. */
    static Availability available() {
        return new Available();
    }

    /** Whether the answer is yes. */
    default boolean isAvailable() {
        return this instanceof Available;
    }
}
