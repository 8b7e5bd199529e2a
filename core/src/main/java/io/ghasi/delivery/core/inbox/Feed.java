package io.ghasi.delivery.core.inbox;

import java.time.Duration;
import java.util.List;

/** What one durable consumer brings. */
@FunctionalInterface
public interface Feed {
    /**
     * What is there, at most {@code max}; waits up to {@code wait} for the first. Empty where nothing came.
     *
     * @throws io.ghasi.delivery.core.faults.DependencyUnavailable where the broker does not answer
     */
    List<Delivery> fetch(int max, Duration wait);
}
