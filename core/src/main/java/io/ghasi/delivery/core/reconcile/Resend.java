package io.ghasi.delivery.core.reconcile;

import io.ghasi.delivery.core.outbox.Receipt;

/**
 * The publishing again of one aggregate's events, one at a time.
 *
 * @param after a sequence: what is stored past it is where it belongs
 */
public record Resend(long after) {
    /** What an answer comes to. */
    public sealed interface Step {
        /** It is where it belongs; the next one may go. */
        record Next(Resend resend) implements Step {}

        /** The broker still knows its id, and kept no second copy: to be tried again when its window has passed. */
        record TooYoung() implements Step {}

        /** Perhaps, perhaps not: to be tried again. */
        record Again(String reason) implements Step {}

        /** Never. */
        record Refused(String reason) implements Step {}
    }

    /**
     * What the broker's answer means. A duplicate is good where the copy that it tells of is itself one of those that were
     * sent again, such as one whose first answer was lost. A copy that is new is good wherever it is: numbers begin anew
     * in a stream that was created anew.
     */
    public Step heard(Receipt receipt) {
        return switch (receipt) {
            case Receipt.Stored(long sequence, boolean duplicate) ->
                duplicate && sequence <= after ? new Step.TooYoung() : new Step.Next(new Resend(sequence));
            case Receipt.Unsure(String reason) -> new Step.Again(reason);
            case Receipt.Refused(String reason) -> new Step.Refused(reason);
        };
    }
}
