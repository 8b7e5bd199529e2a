package io.ghasi.delivery.core.course;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What became of a batch of calls. */
public sealed interface RuntimeAnswer {
    /**
     * All calls were made.
     *
     * @param replies one for each call
     * @param report what content has said; null where it set nothing
     * @param ended whether this delivery is over
     * @param led where its end led; null where it is not over, or asked for nothing
     */
    record Answered(
            List<RuntimeReply> replies,
            @Nullable RuntimeReport report,
            Memory memory,
            boolean ended,
            @Nullable Route led)
            implements RuntimeAnswer {
        public Answered {
            replies = List.copyOf(replies);
        }
    }

    /**
     * They were made before, and came to this. Nothing changes.
     *
     * @param ended whether this delivery is over
     */
    record Repeated(List<RuntimeReply> replies, boolean ended) implements RuntimeAnswer {
        public Repeated {
            replies = List.copyOf(replies);
        }
    }

    /** Batches before this one are missing, or it was made so long ago that nobody knows its replies; next is {@code expected}. */
    record OutOfSequence(int expected) implements RuntimeAnswer {}

    /** What they would be told is more than anybody is told at once. None was made. */
    record TooLarge() implements RuntimeAnswer {}

    /** Another batch was made with this number: somebody else speaks for the same delivery. */
    record OtherBatch() implements RuntimeAnswer {}

    /** This is not what is delivered now. */
    record NotDelivered() implements RuntimeAnswer {}
}
