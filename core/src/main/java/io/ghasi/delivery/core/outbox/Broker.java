package io.ghasi.delivery.core.outbox;

import java.util.function.Consumer;

/** Where events go. */
public interface Broker {
    /** Sends {@code row}; {@code answer} hears exactly once what became of it, soon or after the broker's timeout, from any thread. Never blocks. */
    void publish(OutboxRow row, Consumer<Receipt> answer);
}
