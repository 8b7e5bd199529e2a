package io.ghasi.delivery.core.inbox;

import java.util.Optional;

/** Asks producers how things are now, where their events do not tell. */
@FunctionalInterface
public interface Lookup {
    /**
     * What {@code message} would tell if it were written now; empty where its producer cannot be asked, so that the message itself is the best there is.
     *
     * @throws io.ghasi.delivery.core.faults.DependencyUnavailable where the producer does not answer
     */
    Optional<Effect> now(Message message);
}
