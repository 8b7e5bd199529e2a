package io.ghasi.delivery.core.scorm.course;

import io.ghasi.delivery.core.scorm.activity.Activity;
import io.ghasi.delivery.core.scorm.activity.ActivityTree;
import io.ghasi.delivery.core.scorm.attempt.AttemptSnapshot;
import io.ghasi.delivery.core.scorm.attempt.CourseAttempt;
import io.ghasi.delivery.core.scorm.attempt.Kept;
import io.ghasi.delivery.core.scorm.attempt.Visit;
import io.ghasi.delivery.core.scorm.sequencing.ActivitySnapshot;
import io.ghasi.delivery.core.scorm.sequencing.ObjectiveState;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Brings attempts on one course back from what was kept of them. */
final class Attempts {
    private final ActivityTree tree;
    private final Supplier<RandomGenerator> random;

    Attempts(ActivityTree tree, Supplier<RandomGenerator> random) {
        this.tree = tree;
        this.random = random;
    }

    ActivityTree tree() {
        return tree;
    }

    /** That of a session which is about to begin: nothing is delivered, whatever the learner's last attempt, which {@code left} something, was at. */
    Play opened(ScormMemory memory, @Nullable Progress left) {
        CourseAttempt attempt = left == null ? fresh(memory) : restored(memory, left);
        return new Play(tree, memory, attempt, null);
    }

    /** That of a session in play; one that nothing is kept of has not begun. */
    Play play(ScormMemory memory) {
        Progress progress = memory.progress();
        if (progress == null) {
            return new Play(tree, memory, fresh(memory), null);
        }
        CourseAttempt attempt = restored(memory, progress);
        ActivityRecord record = last(memory, progress);
        if (record != null) {
            Activity activity = tree.get(record.visit().activity());
            attempt.with(Visit.restore(activity, record.visit(), attempt::isValid));
        }
        return new Play(tree, memory, attempt, record);
    }

    /** The same, where the last visit is at hand already. */
    Play play(ScormMemory memory, Visit last, ActivityRecord record) {
        Progress progress = Objects.requireNonNull(memory.progress(), "the session has not begun");
        return new Play(tree, memory, restored(memory, progress).with(last), record);
    }

    private static @Nullable ActivityRecord last(ScormMemory memory, Progress progress) {
        return progress.delivered() == null ? null : memory.activity(progress.delivered());
    }

    /** What was kept of activities that are suspended: a new session takes it over. */
    static List<ActivityRecord> suspended(ScormMemory memory, @Nullable Progress left) {
        List<ActivityRecord> all = new ArrayList<>();
        for (ActivitySnapshot activity :
                left == null ? List.<ActivitySnapshot>of() : left.sequencing().activities()) {
            ActivityRecord record = activity.suspended() ? memory.activity(activity.number()) : null;
            if (record != null && record.suspended()) {
                all.add(record);
            }
        }
        return all;
    }

    private CourseAttempt fresh(ScormMemory memory) {
        LearnerRecord shared = memory.shared(tree);
        return CourseAttempt.begin(
                tree,
                tree.objectivesGlobalToSystem() ? shared.objectives() : Map.of(),
                tree.sharedDataGlobalToSystem() ? shared.stores() : Map.of(),
                memory.learner(),
                random.get());
    }

    private CourseAttempt restored(ScormMemory memory, Progress progress) {
        Map<String, ObjectiveState> objectives = tree.objectivesGlobalToSystem()
                ? memory.shared(tree).objectives()
                : progress.sequencing().globals();
        Map<String, String> stores =
                tree.sharedDataGlobalToSystem() ? memory.shared(tree).stores() : progress.stores();
        return CourseAttempt.restore(
                tree,
                new AttemptSnapshot(progress.sequencing().with(objectives), stores, null),
                new Kept(number -> kept(memory, number)),
                memory.learner(),
                random.get());
    }

    private static @Nullable Map<String, String> kept(ScormMemory memory, int activity) {
        ActivityRecord record = memory.activity(activity);
        return record != null && record.suspended() ? record.visit().data() : null;
    }
}
