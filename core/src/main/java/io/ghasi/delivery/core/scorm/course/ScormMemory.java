package io.ghasi.delivery.core.scorm.course;

import io.ghasi.delivery.core.course.Memory;
import io.ghasi.delivery.core.scorm.activity.ActivityTree;
import io.ghasi.delivery.core.scorm.attempt.CourseAttempt;
import org.jspecify.annotations.Nullable;

/** What is kept of a session of a SCORM course. Its parts are read when they are asked for: calls of content need the least of them. */
public interface ScormMemory extends Memory {
    /** Who plays. */
    CourseAttempt.Learner learner();

    /** What the learner has of all courses of the tenant, as far as activities of {@code tree} name it. */
    LearnerRecord shared(ActivityTree tree);

    /** Where the attempt is; of a session that has not begun, where the learner's last attempt on this course was left; null where there was none. */
    @Nullable
    Progress progress();

    /** What content of the activity with this number has said; null where it was never delivered. */
    @Nullable
    ActivityRecord activity(int number);
}
