package io.ghasi.delivery.adapters.nats;

import java.time.Duration;

/**
 * The bounds of a {@link JetStreamBroker}.
 *
 * @param timeout for one acknowledgement
 * @param window events that may be without an answer at once; past it a publisher is told to come again
 */
public record BrokerSettings(Duration timeout, int window) {
    /** Two seconds; four times what a relay has in flight. */
    public static BrokerSettings standard() {
        return new BrokerSettings(Duration.ofSeconds(2), 1_024);
    }
}
