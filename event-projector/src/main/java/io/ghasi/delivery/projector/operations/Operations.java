package io.ghasi.delivery.projector.operations;

import io.ghasi.delivery.adapters.kms.SealedSecrets;
import io.ghasi.delivery.adapters.nats.ForeignStream;
import io.ghasi.delivery.adapters.nats.HomeStream;
import io.ghasi.delivery.adapters.nats.Topology;
import io.ghasi.delivery.adapters.settings.BadSettings;
import io.ghasi.delivery.adapters.settings.SettingsReader;
import io.ghasi.delivery.projector.wiring.ProjectorProperties;
import io.nats.client.Connection;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * {@code dlq} and {@code replay}: prints a line of JSON for each thing that it tells or did. Ends with 0; with 1 where something is not there or could not be
 * done, with 2 where it was not asked properly, and says so on {@code err}.
 */
public final class Operations {
    // Beside a projector, on half a processor, a JVM that has just begun is too slow for its first try.
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Map<String, String> environment;
    private final PrintStream out;
    private final PrintStream err;

    /** With the projector's own {@code environment}. */
    public Operations(Map<String, String> environment, PrintStream out, PrintStream err) {
        this.environment = Map.copyOf(environment);
        this.out = out;
        this.err = err;
    }

    /** Whether {@code arguments} ask for this and not for a projector. */
    public static boolean areMeant(String... arguments) {
        return arguments.length > 0 && List.of("dlq", "replay").contains(arguments[0]);
    }

    /** The exit status. */
    public int run(String... arguments) throws InterruptedException {
        try {
            Command command = Command.read(Instant.now(), arguments);
            perform(
                    command,
                    SettingsReader.read(ProjectorProperties.class, environment, new SealedSecrets(environment)));
            return 0;
        } catch (WrongUse e) {
            err.println("delivery: " + e.getMessage());
            return 2;
        } catch (BadSettings | ForeignStream | IOException | IllegalArgumentException e) {
            err.println("delivery: " + e.getMessage());
            return 1;
        }
    }

    private void perform(Command command, ProjectorProperties properties) throws IOException, InterruptedException {
        Topology topology = properties.topology();
        Connection connection = HomeStream.connect(properties.natsSettings(), topology.events(), PATIENCE);
        try {
            switch (command) {
                case Command.Dlq dlq -> new DlqCommand(connection, topology, out).run(dlq);
                case Command.Replay replay -> new ReplayCommand(connection, topology, out).run(replay);
            }
        } finally {
            connection.close();
        }
    }
}
