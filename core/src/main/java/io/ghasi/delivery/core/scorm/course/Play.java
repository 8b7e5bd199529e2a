package io.ghasi.delivery.core.scorm.course;

import io.ghasi.delivery.core.course.Result;
import io.ghasi.delivery.core.course.Route;
import io.ghasi.delivery.core.scorm.activity.Activity;
import io.ghasi.delivery.core.scorm.activity.ActivityTree;
import io.ghasi.delivery.core.scorm.attempt.AttemptSnapshot;
import io.ghasi.delivery.core.scorm.attempt.CourseAttempt;
import io.ghasi.delivery.core.scorm.attempt.Visit;
import io.ghasi.delivery.core.scorm.sequencing.NavigationRequest;
import io.ghasi.delivery.core.scorm.sequencing.ObjectiveState;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** An attempt as one request meets it: what was kept, what has become of it, and what is to be kept from then on. For one thread. */
final class Play {
    private final ActivityTree tree;
    private final ScormMemory before;
    private final CourseAttempt attempt;
    /** The visit that was the last when the request came; null where there was none. */
    private final @Nullable Visit first;

    private final @Nullable ActivityRecord record;

    /** {@code record} is what was kept of the last visit of {@code attempt}. */
    Play(ActivityTree tree, ScormMemory before, CourseAttempt attempt, @Nullable ActivityRecord record) {
        this.tree = tree;
        this.before = before;
        this.attempt = attempt;
        this.first = attempt.visit();
        this.record = record;
    }

    CourseAttempt attempt() {
        return attempt;
    }

    /** Where a sequencing session that {@code request} ended leaves the learner. */
    Route left(NavigationRequest request, ScormChange change) {
        if (attempt.state().suspended() != null) {
            return new Route.Pauses(change);
        }
        if (request instanceof NavigationRequest.AbandonAll) {
            return new Route.GivesUp(change);
        }
        return new Route.Ends(result(tree.root()), change);
    }

    /** What {@code activity} has come to. */
    Result result(Activity activity) {
        ObjectiveState now = attempt.result(activity);
        return new Result(now.completed(), now.satisfied(), now.measure());
    }

    /** What is to be kept after a learner's request. */
    ScormChange change() {
        return change(first, null);
    }

    /** What is to be kept after {@code spoke} has {@code made} a batch of calls; null where it made none. */
    ScormChange change(@Nullable Visit spoke, Batches.@Nullable Made made) {
        AttemptSnapshot now = attempt.snapshot();
        Visit last = attempt.visit();
        Map<Integer, ActivityRecord> records = new TreeMap<>();
        if (spoke != null) {
            Batches before = batches(spoke);
            Batches batches = made == null ? before : before.and(made);
            records.put(spoke.activity().number(), new ActivityRecord(spoke.snapshot(), isSuspended(spoke), batches));
        }
        if (last != null && last != spoke) {
            records.put(last.activity().number(), new ActivityRecord(last.snapshot(), false, following(last, records)));
        }
        boolean objectives = tree.objectivesGlobalToSystem();
        boolean stores = tree.sharedDataGlobalToSystem();
        Progress progress = new Progress(
                objectives ? now.sequencing().with(Map.of()) : now.sequencing(),
                stores ? Map.of() : now.stores(),
                last == null ? null : (Integer) last.activity().number());
        LearnerRecord known = before.shared(tree);
        return new ScormChange(
                progress,
                records.values().stream().toList(),
                new LearnerRecord(
                        objectives
                                ? changed(known.objectives(), now.sequencing().globals())
                                : Map.of(),
                        stores ? changed(known.stores(), now.stores()) : Map.of()));
    }

    // Of the visit that was the last when the request came, or of one that content has begun since.
    private Batches batches(Visit spoke) {
        if (record == null) {
            return Batches.NONE;
        }
        return spoke == first
                ? record.batches()
                : record.batches().following(record.visit().number());
    }

    // Of a visit that begins: whoever was not told of the last batch before it, asks yet.
    private Batches following(Visit begins, Map<Integer, ActivityRecord> records) {
        int number = begins.activity().number();
        ActivityRecord earlier = records.containsKey(number) ? records.get(number) : before.activity(number);
        return earlier == null
                ? Batches.NONE
                : earlier.batches().following(earlier.visit().number());
    }

    private boolean isSuspended(Visit visit) {
        Optional<Map<String, String>> now =
                attempt.kept().changes().get(visit.activity().number());
        return now == null ? record != null && record.suspended() : now.isPresent();
    }

    private static <T> Map<String, T> changed(Map<String, T> before, Map<String, T> now) {
        Map<String, T> changed = new HashMap<>(now);
        changed.entrySet().removeAll(before.entrySet());
        return changed;
    }
}
