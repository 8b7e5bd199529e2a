package io.ghasi.delivery.relay;

import io.ghasi.delivery.relay.wiring.RelayConfiguration;
import org.springframework.boot.SpringApplication;

/** delivery-outbox-relay: carries committed events to NATS; probes and metrics on 9090. */
public final class OutboxRelay {
    private OutboxRelay() {}

    /** Runs until it is told to stop; then it gives its shards back, so that others go on at once. */
    public static void main(String[] args) {
        SpringApplication.run(RelayConfiguration.class, args);
    }
}
