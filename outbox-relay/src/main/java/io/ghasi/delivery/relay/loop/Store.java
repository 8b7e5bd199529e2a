package io.ghasi.delivery.relay.loop;

import io.ghasi.delivery.core.outbox.Command;
import io.ghasi.delivery.core.outbox.Signal;

/** The outbox's tables. */
@FunctionalInterface
public interface Store {
    /** Does it and says what came of it. Blocks; called by several threads. */
    Signal execute(Command.OfStore command);
}
