package io.ghasi.delivery.core.inbox;

/** Where messages are set aside for somebody to look at. */
@FunctionalInterface
public interface DeadLetterQueue {
    /**
     * Returns when it is kept. The same one may be put twice, when its delivery was settled too late.
     *
     * @throws io.ghasi.delivery.core.faults.DependencyUnavailable where it is not known to be kept: the message must come again then
     */
    void put(DeadLetter letter);
}
