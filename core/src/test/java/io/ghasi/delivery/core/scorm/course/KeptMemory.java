package io.ghasi.delivery.core.scorm.course;

import io.ghasi.delivery.core.course.Memory;
import io.ghasi.delivery.core.scorm.activity.ActivityTree;
import io.ghasi.delivery.core.scorm.attempt.CourseAttempt;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is kept of one session, and how often its progress was read. */
final class KeptMemory implements ScormMemory {
    private final Map<Integer, ActivityRecord> activities = new HashMap<>();
    private @Nullable Progress progress;
    int progressReads;

    void keep(Memory memory) {
        ScormChange change = (ScormChange) memory;
        progress = change.progress() == null ? progress : change.progress();
        change.activities().forEach(record -> activities.put(record.visit().activity(), record));
    }

    void forget() {
        progress = null;
        activities.clear();
    }

    @Override
    public CourseAttempt.Learner learner() {
        return new CourseAttempt.Learner("u1", "Doe, J");
    }

    @Override
    public LearnerRecord shared(ActivityTree tree) {
        return LearnerRecord.NOTHING;
    }

    @Override
    public @Nullable Progress progress() {
        progressReads++;
        return progress;
    }

    @Override
    public @Nullable ActivityRecord activity(int number) {
        return activities.get(number);
    }
}
