package io.ghasi.delivery.core.course;

import java.util.List;
import java.util.UUID;

/**
 * Calls that one delivery of an activity makes, in order.
 *
 * @param activity that content belongs to
 * @param visit number of its delivery
 * @param sequence numbers the batches of a visit, from 1
 * @param fingerprint 128 bits of a digest of the calls: whether two batches with one number are the same
 */
public record RuntimeBatch(String activity, int visit, int sequence, UUID fingerprint, List<RuntimeCall> calls) {
    public RuntimeBatch {
        calls = List.copyOf(calls);
    }
}
