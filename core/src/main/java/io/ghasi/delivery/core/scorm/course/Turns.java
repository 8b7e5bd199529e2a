package io.ghasi.delivery.core.scorm.course;

import io.ghasi.delivery.core.course.RuntimeAnswer;
import io.ghasi.delivery.core.course.RuntimeBatch;
import io.ghasi.delivery.core.scorm.runtime.Api.Stage;

/** Whose turn it is: whether a batch is the next one of the visit that is delivered. One activity speaks at a time, whatever windows are open. */
public final class Turns {
    private Turns() {}

    /**
     * The last visit of the activity that a batch names.
     *
     * @param over whether what its content said has been taken, or left
     * @param batches that it has made
     */
    public record Last(int visit, boolean over, Stage stage, Batches batches) {
        private boolean isClosed() {
            return over || stage == Stage.TERMINATED;
        }

        // The learner left before content had ended: what it says now comes too late. Content that did end is told so.
        private boolean isLate() {
            return over && stage != Stage.TERMINATED;
        }
    }

    /** Whoever makes the calls when it is their turn. */
    public interface Speaking {
        /** The next batch of the last visit. */
        RuntimeAnswer goOn(RuntimeBatch batch);

        /** The first one of a new visit. */
        RuntimeAnswer again(RuntimeBatch batch);

        /** Whether the activity is the one that was delivered last. */
        boolean isDelivered();
    }

    /** What {@code batch} comes to. */
    public static RuntimeAnswer answer(RuntimeBatch batch, Last last, Speaking speaking) {
        if (batch.visit() == last.visit()) {
            return next(batch, last, speaking);
        }
        if (batch.visit() == last.visit() + 1) {
            return again(batch, speaking);
        }
        Batches.Earlier before = last.batches().before();
        return before != null && before.visit() == batch.visit() && before.sequence() == batch.sequence()
                ? repeated(batch, before.made(), true)
                : new RuntimeAnswer.NotDelivered();
    }

    private static RuntimeAnswer repeated(RuntimeBatch batch, Batches.Made made, boolean ended) {
        return made.fingerprint().equals(batch.fingerprint())
                ? new RuntimeAnswer.Repeated(made.replies(), ended)
                : new RuntimeAnswer.OtherBatch();
    }

    private static RuntimeAnswer next(RuntimeBatch batch, Last last, Speaking speaking) {
        Batches.Made made = last.batches().get(batch.sequence());
        if (made != null) {
            // Who was not told asks again, however much later.
            return repeated(batch, made, last.isClosed());
        }
        if (last.isLate()) {
            return new RuntimeAnswer.NotDelivered();
        }
        int expected = last.batches().count() + 1;
        return batch.sequence() == expected ? speaking.goOn(batch) : new RuntimeAnswer.OutOfSequence(expected);
    }

    // A window that was closed without a word is opened again: the next visit of what is still delivered.
    private static RuntimeAnswer again(RuntimeBatch batch, Speaking speaking) {
        if (!speaking.isDelivered()) {
            return new RuntimeAnswer.NotDelivered();
        }
        return batch.sequence() == 1 ? speaking.again(batch) : new RuntimeAnswer.OutOfSequence(1);
    }
}
