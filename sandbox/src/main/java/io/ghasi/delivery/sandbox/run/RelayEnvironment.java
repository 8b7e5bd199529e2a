package io.ghasi.delivery.sandbox.run;

import io.ghasi.delivery.migrations.Role;
import io.ghasi.delivery.testkit.database.Schema;
import io.ghasi.delivery.testkit.servers.PostgresServer.Login;
import java.util.HashMap;
import java.util.Map;

/** What a relay is told of its surroundings. */
public final class RelayEnvironment {
    private RelayEnvironment() {}

    static Map<String, String> of(Backend backend) {
        return of(
                backend.jdbcUrl(), backend.login(Role.RELAY), NatsEnvironment.of(backend.nats()), Backend.NATS_PROFILE);
    }

    /** For a database, NATS as {@code nats} says, and streams of {@code profile}. */
    public static Map<String, String> of(String jdbcUrl, Login login, Map<String, String> nats, String profile) {
        Map<String, String> environment = new HashMap<>(nats);
        environment.put("DELIVERY_ENV", "dev");
        environment.put("DELIVERY_REGION", Schema.REGION);
        environment.put("DELIVERY_DATABASE_URL", jdbcUrl);
        environment.put("DELIVERY_DATABASE_USER", login.user());
        environment.put("DELIVERY_DATABASE_PASSWORD", login.password());
        environment.put("DELIVERY_STREAMS_PROFILE", profile);
        return environment;
    }
}
