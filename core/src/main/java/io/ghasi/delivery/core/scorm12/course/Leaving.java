package io.ghasi.delivery.core.scorm12.course;

/** How a learner leaves an item. */
enum Leaving {
    /** For something else: its end decides what it has come to. */
    LEFT,
    /** To come back to it. */
    SUSPENDED,
    /** For good: nothing is decided. */
    GIVEN_UP
}
