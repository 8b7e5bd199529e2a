package io.ghasi.delivery.core.course;

import java.util.List;

/**
 * A course as its learner sees it now.
 *
 * @param lessons every lesson in reading order
 * @param branches what the current lesson offers
 */
public record CourseOutline(
        List<LessonView> lessons, List<BranchView> branches, Progress progress, ValidNavigation valid) {
    /** The same course, while nobody plays it. */
    public CourseOutline notInPlay() {
        Availability none = new Availability.Unavailable(new Barrier.NotInPlay());
        return new CourseOutline(lessons, branches, progress, new ValidNavigation(none, none, none, none, none));
    }

    /** One lesson and how this learner stands to it. */
    public record LessonView(Lesson lesson, boolean visited, boolean current, Availability availability) {}

    /** One branch and whether it can be taken. */
    public record BranchView(Branch branch, Availability availability) {}

    /** How far the learner has come, in lessons. */
    public record Progress(int visited, int total, int requiredVisited, int requiredTotal) {
        /** Whole percent of the lessons that count: the required ones, or all where none is required. */
        public int percent() {
            if (requiredTotal > 0) {
                return 100 * requiredVisited / requiredTotal;
            }
            return total == 0 ? 100 : 100 * visited / total;
        }
    }

    /** Which requests would be granted now. */
    public record ValidNavigation(
            Availability next, Availability previous, Availability exit, Availability suspend, Availability complete) {}
}
