package io.ghasi.delivery.sandbox.run;

import io.ghasi.delivery.migrations.Role;
import io.ghasi.delivery.sandbox.SandboxSettings;
import io.ghasi.delivery.testkit.database.Schema;
import io.ghasi.delivery.testkit.servers.PostgresServer.Login;
import java.net.URI;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

/** What an api process is told of its surroundings. */
public final class ApiEnvironment {
    // Made up anew with each run, and one for all processes that one run starts: each takes what another has granted.
    private static final String GRANT_KEY = grantKey();
    private static final int GRANT_KEY_OCTETS = 32;

    private ApiEnvironment() {}

    /** A key that grants can be signed with, which nobody has had before. */
    public static String grantKey() {
        byte[] octets = new byte[GRANT_KEY_OCTETS];
        new SecureRandom().nextBytes(octets);
        return Base64.getEncoder().encodeToString(octets);
    }

    static Map<String, String> of(Backend backend, URI neighbours) {
        Map<String, String> environment =
                of(backend.jdbcUrl(), backend.login(Role.API), backend.redisUri(), neighbours);
        environment.putAll(NatsEnvironment.of(backend.nats()));
        environment.putAll(backend.packages().told("DELIVERY_PACKAGES"));
        return environment;
    }

    /** For a database, a Redis and neighbours at these addresses. */
    public static Map<String, String> of(String jdbcUrl, Login login, String redisUri, URI neighbours) {
        Map<String, String> environment = new LinkedHashMap<>();
        environment.put("DELIVERY_ENV", "dev");
        environment.put("DELIVERY_REGION", Schema.REGION);
        environment.put("DELIVERY_DATABASE_URL", jdbcUrl);
        environment.put("DELIVERY_DATABASE_USER", login.user());
        environment.put("DELIVERY_DATABASE_PASSWORD", login.password());
        environment.put("DELIVERY_REDIS_URI", redisUri);
        for (String neighbour : new String[] {"IDENTITY", "TENANTS", "ENROLLMENT", "CONTENT", "ASSESSMENT"}) {
            environment.put("DELIVERY_NEIGHBOURS_" + neighbour, neighbours.toString());
        }
        environment.put("DELIVERY_TOKENS_ISSUER", SandboxSettings.ISSUER);
        environment.put("DELIVERY_TOKENS_AUDIENCE", SandboxSettings.AUDIENCE);
        environment.put("DELIVERY_GRANT_KEYS", GRANT_KEY);
        // Browsers take every name below localhost for this machine.
        environment.put("DELIVERY_CONTENT_HOSTS", "*.localhost");
        // Nobody on one machine has to hear first that it ends.
        environment.put("DELIVERY_SHUTDOWN_NOTICE", "0s");
        return environment;
    }
}
