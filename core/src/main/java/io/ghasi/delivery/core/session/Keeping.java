package io.ghasi.delivery.core.session;

import io.ghasi.delivery.core.course.Memory;

/**
 * What a course keeps with a change of its session.
 *
 * @param before what the change was decided on: it is made only where that is still so
 * @param after what is kept from then on
 */
public record Keeping(Memory before, Memory after) {
    /** Of a course that keeps nothing. */
    public static final Keeping NOTHING = new Keeping(Memory.NONE, Memory.NONE);

    /** Whether there is anything to keep. */
    public boolean isSomething() {
        return !after.equals(Memory.NONE);
    }
}
