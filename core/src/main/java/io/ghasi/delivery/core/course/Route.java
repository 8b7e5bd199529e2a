package io.ghasi.delivery.core.course;

/** Where a request leads, and what the course keeps from then on. */
public sealed interface Route {
    /** To a place. */
    record To(Cursor cursor, NavigationType type, Memory memory) implements Route {}

    /** Nowhere, and why. Nothing changes. */
    record Blocked(Barrier barrier) implements Route {}

    /** What was played is over, and nothing follows until the learner asks for something. */
    record Waits(Memory memory) implements Route {}

    /** To the end of the course. */
    record Ends(Result result, Memory memory) implements Route {}

    /** Out of the course, to come back to where it was. */
    record Pauses(Memory memory) implements Route {}

    /** Out of the course for good. */
    record GivesUp(Memory memory) implements Route {}
}
