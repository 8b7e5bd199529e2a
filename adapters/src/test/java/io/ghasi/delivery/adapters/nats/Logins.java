package io.ghasi.delivery.adapters.nats;

import io.ghasi.delivery.testkit.servers.NatsServer;
import io.ghasi.delivery.testkit.servers.PostgresServer.Login;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Settings for the servers of tests. */
final class Logins {
    private Logins() {}

    static NatsSettings to(NatsServer server) {
        return to(List.of(server.url()), password(server.login()), null);
    }

    static NatsLogin password(Login login) {
        return new NatsLogin.UserPassword(login.user(), login.password());
    }

    static NatsSettings to(List<String> urls, NatsLogin login, @Nullable Path authority) {
        return new NatsSettings(urls, login, authority, "test", Duration.ofSeconds(5));
    }
}
