package io.ghasi.delivery.core.scorm.course;

import io.ghasi.delivery.core.course.RuntimeAnswer;
import io.ghasi.delivery.core.course.RuntimeBatch;
import io.ghasi.delivery.core.scorm.activity.Activity;
import io.ghasi.delivery.core.scorm.attempt.VisitSnapshot;
import io.ghasi.delivery.core.scorm.runtime.Api;

/** Whose turn it is: whether a batch is the next one of the visit that is delivered. One activity speaks at a time, whatever windows are open. */
final class Turns {
    private final Attempts attempts;
    private final ScormMemory memory;
    private final Conversation.Routing routing;

    Turns(Attempts attempts, ScormMemory memory, Conversation.Routing routing) {
        this.attempts = attempts;
        this.memory = memory;
        this.routing = routing;
    }

    RuntimeAnswer answer(RuntimeBatch batch) {
        Activity activity = attempts.tree().find(batch.activity());
        ActivityRecord record = activity == null ? null : memory.activity(activity.number());
        if (activity == null || record == null) {
            return new RuntimeAnswer.NotDelivered();
        }
        int visit = record.visit().number();
        if (batch.visit() == visit) {
            return next(batch, activity, record);
        }
        if (batch.visit() == visit + 1) {
            return again(batch, activity, record);
        }
        Batches.Earlier before = record.batches().before();
        return before != null && before.visit() == batch.visit() && before.sequence() == batch.sequence()
                ? repeated(batch, before.made(), true)
                : new RuntimeAnswer.NotDelivered();
    }

    private static RuntimeAnswer repeated(RuntimeBatch batch, Batches.Made made, boolean ended) {
        return made.fingerprint().equals(batch.fingerprint())
                ? new RuntimeAnswer.Repeated(made.replies(), ended)
                : new RuntimeAnswer.OtherBatch();
    }

    // The learner left before content had ended: what it says now comes too late. Content that did end is told so.
    private static boolean isLate(VisitSnapshot visit) {
        return visit.over() && visit.stage() != Api.Stage.TERMINATED;
    }

    private RuntimeAnswer next(RuntimeBatch batch, Activity activity, ActivityRecord record) {
        Batches.Made made = record.batches().get(batch.sequence());
        if (made != null) {
            // Who was not told asks again, however much later.
            return repeated(batch, made, record.visit().isClosed());
        }
        if (isLate(record.visit())) {
            return new RuntimeAnswer.NotDelivered();
        }
        int expected = record.batches().count() + 1;
        return batch.sequence() == expected
                ? new Conversation(attempts, memory, activity, record, routing).answer(batch)
                : new RuntimeAnswer.OutOfSequence(expected);
    }

    // A window that was closed without a word is opened again: the next visit of what is still delivered.
    private RuntimeAnswer again(RuntimeBatch batch, Activity activity, ActivityRecord record) {
        Progress progress = memory.progress();
        Integer delivered = progress == null ? null : progress.delivered();
        if (delivered == null || delivered != activity.number()) {
            return new RuntimeAnswer.NotDelivered();
        }
        if (batch.sequence() != 1) {
            return new RuntimeAnswer.OutOfSequence(1);
        }
        return new Conversation(attempts, memory, activity, record, routing)
                .reentered()
                .answer(batch);
    }
}
