package io.ghasi.delivery.core.course;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What became of a batch of calls. */
public sealed interface RuntimeAnswer {
    /**
     * All calls were made.
     *
     * @param replies one for each call
     * @param changed what content set, by the elements' names, in order; what was set twice is there as it was set last
     * @param led where the end of content led; null where it did not end, or asked for nothing
     */
    record Answered(
            List<RuntimeReply> replies,
            Map<String, String> changed,
            Memory memory,
            @Nullable Route led) implements RuntimeAnswer {
        public Answered {
            replies = List.copyOf(replies);
        }
    }

    /** They were made before, and came to this. Nothing changes. */
    record Repeated(List<RuntimeReply> replies) implements RuntimeAnswer {
        public Repeated {
            replies = List.copyOf(replies);
        }
    }

    /** Batches before this one are missing, or it was made so long ago that nobody knows its replies; next is {@code expected}. */
    record OutOfSequence(int expected) implements RuntimeAnswer {}

    /** This is not what is delivered now. */
    record NotDelivered() implements RuntimeAnswer {}
}
