package io.ghasi.delivery.projector;

import io.ghasi.delivery.adapters.kms.SealedSecrets;
import io.ghasi.delivery.adapters.settings.ProcessStart;
import io.ghasi.delivery.projector.operations.Operations;
import io.ghasi.delivery.projector.wiring.ProjectorConfiguration;
import io.ghasi.delivery.projector.wiring.ProjectorProperties;
import org.springframework.boot.logging.LoggingSystem;

/** delivery-event-projector: makes true here what other services tell; probes and metrics on 9090. */
public final class EventProjector {
    private EventProjector() {}

    /**
     * Runs until it is told to stop; then it ends what it took, so that nothing is left to be told again. With {@code dlq} or {@code replay} in front it does
     * what these say, and ends.
     */
    public static void main(String[] args) throws InterruptedException {
        String[] words = ProcessStart.words(args).toArray(String[]::new);
        if (Operations.areMeant(words)) {
            // What libraries log would stand between the lines.
            LoggingSystem.get(EventProjector.class.getClassLoader()).beforeInitialize();
            System.exit(new Operations(System.getenv(), System.out, System.err).run(words));
        }
        ProcessStart.run(
                ProjectorConfiguration.class,
                ProjectorProperties.class,
                new SealedSecrets(System.getenv()),
                ProjectorProperties::doubt,
                words);
    }
}
