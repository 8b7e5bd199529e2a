package io.ghasi.delivery.core.course;

import java.util.List;

/**
 * Calls that one delivery of an activity makes, in order.
 *
 * @param activity that content belongs to
 * @param visit number of its delivery
 * @param sequence numbers the batches of a visit, from 1
 */
public record RuntimeBatch(String activity, int visit, int sequence, List<RuntimeCall> calls) {
    public RuntimeBatch {
        calls = List.copyOf(calls);
    }
}
