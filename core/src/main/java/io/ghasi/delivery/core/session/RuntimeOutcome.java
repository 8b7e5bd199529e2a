package io.ghasi.delivery.core.session;

import io.ghasi.delivery.core.course.CourseOutline;
import io.ghasi.delivery.core.course.RuntimeReply;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What became of a batch of run-time calls. */
public sealed interface RuntimeOutcome {
    /**
     * All calls were made, now or before, and what came of them is durable.
     *
     * @param session as it is now
     * @param ended how the course goes on where the delivery that spoke is over; null where it is not
     */
    record Answered(
            List<RuntimeReply> replies,
            PlaySession session,
            @Nullable CourseOutline ended) implements RuntimeOutcome {}

    /** Batches before this one are missing; next is {@code expected}. */
    record OutOfSequence(int expected) implements RuntimeOutcome {}

    /** Another batch was made with its number. */
    record OtherBatch() implements RuntimeOutcome {}

    /** Its replies would be too much to be told at once. */
    record TooLarge() implements RuntimeOutcome {}

    /** Something else is delivered now. */
    record NotDelivered() implements RuntimeOutcome {}

    /** The session does not take it. */
    record Refused(Refusal why) implements RuntimeOutcome {}
}
