package io.ghasi.delivery.core.course;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A course as its learner sees it now.
 *
 * @param lessons every lesson in reading order
 * @param branches what the current lesson offers
 * @param sequenced what a course with run-time content shows beyond that; null for any other
 */
public record CourseOutline(
        List<LessonView> lessons,
        List<BranchView> branches,
        Progress progress,
        ValidNavigation valid,
        @Nullable Sequenced sequenced) {
    /** The same course, while nobody plays it. */
    public CourseOutline notInPlay() {
        Availability none = new Availability.Unavailable(new Barrier.NotInPlay());
        return new CourseOutline(
                lessons, branches, progress, new ValidNavigation(none, none, none, none, none), sequenced);
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

    /**
     * Activities of a sequenced course.
     *
     * @param activities all of them, parents before their children
     * @param delivered what is in front of the learner; null where nothing is
     */
    public record Sequenced(
            List<ActivityView> activities, @Nullable Delivered delivered) {
        public Sequenced {
            activities = List.copyOf(activities);
        }
    }

    /**
     * One activity: a cluster, or something that can be delivered.
     *
     * @param parent null of the root
     * @param shown whether a table of contents shows it
     * @param available whether it can be chosen
     */
    public record ActivityView(
            String id, @Nullable String parent, LocalizedText title, boolean shown, boolean available, Result result) {}

    /**
     * A delivery whose content can speak.
     *
     * @param hiddenControls of the player, such as {@code continue}, that the package has hidden meanwhile
     */
    public record Delivered(String activity, int visit, List<String> hiddenControls) {
        public Delivered {
            hiddenControls = List.copyOf(hiddenControls);
        }
    }
}
