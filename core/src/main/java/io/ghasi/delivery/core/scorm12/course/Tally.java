package io.ghasi.delivery.core.scorm12.course;

import io.ghasi.delivery.core.course.Result;
import io.ghasi.delivery.core.scorm12.LessonStatus;
import org.jspecify.annotations.Nullable;

/**
 * What items with content have come to together.
 *
 * @param begun all but those that were not attempted
 * @param done those that are passed or completed
 * @param sum of the measures of those that are {@code scored}
 */
record Tally(int items, int begun, int done, int passed, int failed, int scored, double sum) {
    static final Tally NOTHING = new Tally(0, 0, 0, 0, 0, 0, 0);

    static Tally of(Standing standing) {
        LessonStatus status = standing.status();
        return new Tally(
                1,
                count(status != LessonStatus.NOT_ATTEMPTED),
                count(status.isDone()),
                count(status == LessonStatus.PASSED),
                count(status == LessonStatus.FAILED),
                count(standing.measure() != null),
                standing.measure() == null ? 0 : standing.measure());
    }

    private static int count(boolean counts) {
        return counts ? 1 : 0;
    }

    Tally and(Tally more) {
        return new Tally(
                items + more.items,
                begun + more.begun,
                done + more.done,
                passed + more.passed,
                failed + more.failed,
                scored + more.scored,
                sum + more.sum);
    }

    /** Whether each has come to an end, good or bad (RTE 3.4: who failed has completed). */
    boolean isFinished() {
        return items > 0 && done + failed == items;
    }

    /** As a status of one; null where there is no item, and nothing can be known. */
    @Nullable
    LessonStatus status() {
        if (items == 0) {
            return null;
        }
        if (failed > 0) {
            return LessonStatus.FAILED;
        }
        if (done == items) {
            return passed > 0 ? LessonStatus.PASSED : LessonStatus.COMPLETED;
        }
        return begun > 0 ? LessonStatus.INCOMPLETE : LessonStatus.NOT_ATTEMPTED;
    }

    Result result() {
        return new Result(completed(), satisfied(), scored == 0 ? null : (Double) (sum / scored));
    }

    private @Nullable Boolean completed() {
        return begun == 0 ? null : (Boolean) isFinished();
    }

    private @Nullable Boolean satisfied() {
        if (failed > 0) {
            return false;
        }
        return status() == LessonStatus.PASSED ? true : null;
    }
}
