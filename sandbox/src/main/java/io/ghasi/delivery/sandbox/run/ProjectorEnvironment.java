package io.ghasi.delivery.sandbox.run;

import io.ghasi.delivery.migrations.Role;
import io.ghasi.delivery.testkit.servers.PostgresServer.Login;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/** What a projector, and whoever operates one, is told of its surroundings. */
public final class ProjectorEnvironment {
    private ProjectorEnvironment() {}

    static Map<String, String> of(Backend backend, URI neighbours) {
        return of(
                backend.jdbcUrl(),
                backend.login(Role.PROJECTOR),
                NatsEnvironment.of(backend.nats()),
                Backend.NATS_PROFILE,
                neighbours);
    }

    /** For a database, NATS as {@code nats} says, consumers of {@code profile}, and neighbours to ask. */
    public static Map<String, String> of(
            String jdbcUrl, Login login, Map<String, String> nats, String profile, URI neighbours) {
        Map<String, String> environment = new HashMap<>(nats);
        environment.put("DELIVERY_REGION", "eu");
        environment.put("DELIVERY_DATABASE_URL", jdbcUrl);
        environment.put("DELIVERY_DATABASE_USER", login.user());
        environment.put("DELIVERY_DATABASE_PASSWORD", login.password());
        environment.put("DELIVERY_NATS_PROFILE", profile);
        environment.put("DELIVERY_NEIGHBOURS_ENROLLMENT", neighbours.toString());
        return environment;
    }

    /** Writes {@code environment} for a shell to read: there whole or not at all, and for its owner's eyes. */
    static void write(Map<String, String> environment, Path file) throws IOException {
        StringBuilder lines = new StringBuilder();
        new TreeMap<>(environment)
                .forEach((name, value) -> lines.append(name)
                        .append("='")
                        .append(value.replace("'", "'\\''"))
                        .append("'\n"));
        // Made for its owner alone, as temporary files are.
        Path half = Files.createTempFile(file.toAbsolutePath().getParent(), "operator", ".half");
        Files.writeString(half, lines);
        Files.move(half, file, StandardCopyOption.ATOMIC_MOVE);
    }
}
