package io.ghasi.delivery.relay;

import io.ghasi.delivery.adapters.kms.SealedSecrets;
import io.ghasi.delivery.adapters.settings.ProcessStart;
import io.ghasi.delivery.relay.wiring.CommandLine;
import io.ghasi.delivery.relay.wiring.RelayConfiguration;
import io.ghasi.delivery.relay.wiring.RelayProperties;
import java.util.List;

/** delivery-outbox-relay: carries committed events to NATS; probes and metrics on 9090. */
public final class OutboxRelay {
    private OutboxRelay() {}

    /**
     * Runs until it is told to stop; then it gives its shards back, so that others go on at once. With words, such as {@code parked list}, it does
     * what they say instead, and ends.
     */
    public static void main(String[] args) {
        List<String> words = ProcessStart.words(args);
        if (words.isEmpty()
                || words.getFirst().startsWith("--")
                || words.getFirst().equals(ProcessStart.SETTINGS)) {
            ProcessStart.run(
                    RelayConfiguration.class,
                    RelayProperties.class,
                    new SealedSecrets(System.getenv()),
                    RelayProperties::doubt,
                    args);
        } else {
            System.exit(CommandLine.run(words));
        }
    }
}
