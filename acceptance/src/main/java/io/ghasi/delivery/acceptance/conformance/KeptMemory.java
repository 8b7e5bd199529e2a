package io.ghasi.delivery.acceptance.conformance;

import io.ghasi.delivery.adapters.postgres.ProgressJson;
import io.ghasi.delivery.adapters.postgres.RecordJson;
import io.ghasi.delivery.core.course.Memory;
import io.ghasi.delivery.core.scorm.activity.ActivityTree;
import io.ghasi.delivery.core.scorm.attempt.CourseAttempt;
import io.ghasi.delivery.core.scorm.course.ActivityRecord;
import io.ghasi.delivery.core.scorm.course.LearnerRecord;
import io.ghasi.delivery.core.scorm.course.Progress;
import io.ghasi.delivery.core.scorm.course.ScormChange;
import io.ghasi.delivery.core.scorm.course.ScormMemory;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is kept of one learner, here in memory but in its stored form: what they have of all courses, and of one of them. */
final class KeptMemory implements ScormMemory {
    private static final CourseAttempt.Learner LEARNER = new CourseAttempt.Learner("m", "Learner, A");

    private final Map<Integer, String> activities = new HashMap<>();
    private LearnerRecord shared;
    private @Nullable String progress;

    KeptMemory(LearnerRecord shared) {
        this.shared = shared;
    }

    void keep(Memory memory) {
        ScormChange change = (ScormChange) memory;
        progress = change.progress() == null ? progress : ProgressJson.write(change.progress());
        change.activities().forEach(record -> activities.put(record.visit().activity(), RecordJson.write(record)));
        shared = new LearnerRecord(
                both(shared.objectives(), change.shared().objectives()),
                both(shared.stores(), change.shared().stores()));
    }

    private static <T> Map<String, T> both(Map<String, T> before, Map<String, T> more) {
        Map<String, T> all = new HashMap<>(before);
        all.putAll(more);
        return all;
    }

    @Override
    public CourseAttempt.Learner learner() {
        return LEARNER;
    }

    LearnerRecord shared() {
        return shared;
    }

    @Override
    public LearnerRecord shared(ActivityTree tree) {
        return shared;
    }

    @Override
    public @Nullable Progress progress() {
        return progress == null ? null : ProgressJson.read(progress);
    }

    @Override
    public @Nullable ActivityRecord activity(int number) {
        String record = activities.get(number);
        return record == null ? null : RecordJson.read(number, record);
    }
}
