package io.ghasi.delivery.sandbox.run;

import io.ghasi.delivery.testkit.servers.NatsServer;
import io.ghasi.delivery.testkit.servers.PostgresServer.Login;
import java.util.List;
import java.util.Map;

/** What a process is told of NATS. */
public final class NatsEnvironment {
    private NatsEnvironment() {}

    /** One server. */
    public static Map<String, String> of(NatsServer nats) {
        return of(List.of(nats.url()), nats.login());
    }

    /** Servers at {@code urls}. */
    public static Map<String, String> of(List<String> urls, Login login) {
        return Map.of(
                "DELIVERY_NATS_SERVERS", String.join(",", urls),
                "DELIVERY_NATS_USER", login.user(),
                "DELIVERY_NATS_PASSWORD", login.password());
    }
}
