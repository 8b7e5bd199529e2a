package io.ghasi.delivery.core.course;

/** What a course must know of a learner to answer: where they are, where they have been, which gates are open, and what it keeps itself. */
public record Journey(Cursor cursor, VisitedLessons visited, GateStates gates, Memory memory) {
    /** The same learner with {@code more} known about gates. */
    public Journey knowing(GateStates more) {
        return new Journey(cursor, visited, gates.and(more), memory);
    }
}
