package io.ghasi.delivery.core.session;

import io.ghasi.delivery.core.course.Cursor;
import io.ghasi.delivery.core.course.VisitedLessons;

/**
 * Where a learner is and has been.
 *
 * @param lamport the session's logical clock: of two positions the one with the higher value is the later
 */
public record Position(Cursor cursor, VisitedLessons visited, long lamport) {
    /** The first position in a course. */
    static Position first(Cursor cursor) {
        return new Position(cursor, VisitedLessons.none().with(cursor.sequenceIndex()), 1);
    }

    /** One move on, at {@code next}. */
    Position movedTo(Cursor next) {
        return new Position(next, visited.with(next.sequenceIndex()), lamport + 1);
    }
}
