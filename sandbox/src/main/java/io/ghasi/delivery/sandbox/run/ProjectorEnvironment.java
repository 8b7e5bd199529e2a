package io.ghasi.delivery.sandbox.run;

import io.ghasi.delivery.migrations.Role;
import io.ghasi.delivery.sandbox.SandboxSettings.ObjectStore;
import io.ghasi.delivery.testkit.database.Schema;
import io.ghasi.delivery.testkit.servers.PostgresServer.Login;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;

/** What a projector, and whoever operates one, is told of its surroundings. */
public final class ProjectorEnvironment {
    private ProjectorEnvironment() {}

    static Map<String, String> of(Backend backend, URI neighbours) {
        return of(
                backend.jdbcUrl(),
                backend.login(Role.PROJECTOR),
                NatsEnvironment.of(backend.nats()),
                Backend.NATS_PROFILE,
                neighbours,
                backend.exports());
    }

    /** For a database, NATS as {@code nats} says, consumers of {@code profile}, neighbours to ask, and exports kept in a bucket that is there. */
    public static Map<String, String> of(
            String jdbcUrl,
            Login login,
            Map<String, String> nats,
            String profile,
            URI neighbours,
            ObjectStore exports) {
        Map<String, String> environment = new HashMap<>(nats);
        environment.putAll(exports.told("DELIVERY_EXPORTS"));
        environment.put("DELIVERY_REGION", Schema.REGION);
        environment.put("DELIVERY_ENV", "dev");
        environment.put("DELIVERY_DATABASE_URL", jdbcUrl);
        environment.put("DELIVERY_DATABASE_USER", login.user());
        environment.put("DELIVERY_DATABASE_PASSWORD", login.password());
        environment.put("DELIVERY_STREAMS_PROFILE", profile);
        environment.put("DELIVERY_NEIGHBOURS_ENROLLMENT", neighbours.toString());
        return environment;
    }
}
