package io.ghasi.delivery.core.scorm.course;

import io.ghasi.delivery.core.course.RuntimeAnswer;
import io.ghasi.delivery.core.course.RuntimeBatch;
import io.ghasi.delivery.core.scorm.activity.Activity;

/** What content of one activity says, where it is its turn. */
final class Speech implements Turns.Speaking {
    private final Attempts attempts;
    private final ScormMemory memory;
    private final Conversation.Routing routing;
    private final Activity activity;
    private final ActivityRecord record;

    private Speech(
            Attempts attempts,
            ScormMemory memory,
            Conversation.Routing routing,
            Activity activity,
            ActivityRecord record) {
        this.attempts = attempts;
        this.memory = memory;
        this.routing = routing;
        this.activity = activity;
        this.record = record;
    }

    static RuntimeAnswer answer(
            RuntimeBatch batch, Attempts attempts, ScormMemory memory, Conversation.Routing routing) {
        Activity activity = attempts.tree().find(batch.activity());
        ActivityRecord record = activity == null ? null : memory.activity(activity.number());
        return activity == null || record == null
                ? new RuntimeAnswer.NotDelivered()
                : Turns.answer(batch, last(record), new Speech(attempts, memory, routing, activity, record));
    }

    private static Turns.Last last(ActivityRecord record) {
        return new Turns.Last(
                record.visit().number(), record.visit().over(), record.visit().stage(), record.batches());
    }

    @Override
    public RuntimeAnswer goOn(RuntimeBatch batch) {
        return conversation().answer(batch);
    }

    @Override
    public RuntimeAnswer again(RuntimeBatch batch) {
        return conversation().reentered().answer(batch);
    }

    private Conversation conversation() {
        return new Conversation(attempts, memory, activity, record, routing);
    }

    @Override
    public boolean isDelivered() {
        Progress progress = memory.progress();
        Integer delivered = progress == null ? null : progress.delivered();
        return delivered != null && delivered == activity.number();
    }
}
