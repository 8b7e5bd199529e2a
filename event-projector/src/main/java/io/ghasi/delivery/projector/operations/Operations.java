package io.ghasi.delivery.projector.operations;

import io.ghasi.delivery.adapters.nats.NatsConnections;
import io.ghasi.delivery.adapters.nats.Topology;
import io.ghasi.delivery.adapters.nats.TopologyFile;
import io.ghasi.delivery.projector.wiring.ProjectorProperties.Nats;
import io.nats.client.Connection;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/**
 * {@code dlq} and {@code replay}: prints a line of JSON for each thing that it tells or did. Ends with 0; with 1 where something is not there or could not be
 * done, with 2 where it was not asked properly, and says so on {@code err}.
 */
public final class Operations {
    private final Map<String, Object> environment;
    private final PrintStream out;
    private final PrintStream err;

    /** With the {@code DELIVERY_NATS_…} of the projector's own {@code environment}. */
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
            Nats nats = nats();
            perform(command, nats, TopologyFile.read(nats.profile()));
            return 0;
        } catch (WrongUse e) {
            err.println("delivery: " + e.getMessage());
            return 2;
        } catch (IOException | IllegalArgumentException e) {
            err.println("delivery: " + e.getMessage());
            return 1;
        }
    }

    private void perform(Command command, Nats nats, Topology topology) throws IOException, InterruptedException {
        Connection connection = NatsConnections.open(nats.settings());
        try {
            switch (command) {
                case Command.Dlq dlq -> new DlqCommand(connection, topology, out).run(dlq);
                case Command.Replay replay -> new ReplayCommand(connection, topology, out).run(replay);
            }
        } finally {
            connection.close();
        }
    }

    private Nats nats() throws IOException {
        MutablePropertySources sources = new MutablePropertySources();
        sources.addFirst(new SystemEnvironmentPropertySource(
                StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME, environment));
        try {
            return new Binder(ConfigurationPropertySources.from(sources))
                    .bind("delivery.nats", Nats.class)
                    .orElseThrow(() -> new IOException("DELIVERY_NATS_SERVERS says where NATS is, and is not set"));
        } catch (BindException e) {
            throw new IOException("the environment's DELIVERY_NATS_… cannot be read: " + e.getProperty(), e);
        }
    }
}
