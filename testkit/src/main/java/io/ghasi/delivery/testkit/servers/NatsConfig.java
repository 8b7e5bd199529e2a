package io.ghasi.delivery.testkit.servers;

import io.ghasi.delivery.testkit.servers.PostgresServer.Login;
import io.ghasi.delivery.testkit.tls.ServerKey;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What one nats-server is told.
 *
 * @param health the port on which it says how it is
 * @param login who comes in
 * @param userKey the public key of another one who does; null where there is none
 * @param key null where it is reached without TLS
 * @param routes null where it is alone
 * @param processes who comes in and may do what a file says; null where nobody else does
 * @param sync when it syncs to disk: {@code always}, before it acknowledges, or so often
 */
record NatsConfig(
        String name,
        int port,
        int health,
        Login login,
        @Nullable String userKey,
        @Nullable ServerKey key,
        @Nullable Routes routes,
        @Nullable Processes processes,
        String sync) {
    private static final String ALWAYS = "always";

    NatsConfig(
            String name,
            int port,
            int health,
            Login login,
            @Nullable String userKey,
            @Nullable ServerKey key,
            @Nullable Routes routes) {
        this(name, port, health, login, userKey, key, routes, null, ALWAYS);
    }

    /** The same, syncing {@code often}, such as {@code 2m}, whatever was acknowledged meanwhile. */
    NatsConfig syncing(String often) {
        return new NatsConfig(name, port, health, login, userKey, key, routes, processes, often);
    }

    /** The same, letting {@code other} in. */
    NatsConfig of(Login other) {
        return new NatsConfig(name, port, health, other, userKey, key, routes, processes, sync);
    }

    /** The same, letting {@code others} in too. */
    NatsConfig with(Processes others) {
        return new NatsConfig(name, port, health, login, userKey, key, routes, others, sync);
    }

    /**
     * Users who may not do everything.
     *
     * @param permissions beside the server's own file: what each may, by the user's name in capitals
     */
    record Processes(String permissions, List<Login> logins) {
        private String users() {
            return logins.stream()
                    .map(it -> ", { user: \"%s\", password: \"%s\", permissions: $%s }"
                            .formatted(
                                    it.user(),
                                    it.password(),
                                    it.user().toUpperCase(Locale.ROOT).replace('-', '_')))
                    .collect(Collectors.joining());
        }
    }

    /**
     * How a node finds the others.
     *
     * @param own its port for them
     * @param all everybody's
     */
    record Routes(int own, List<Integer> all, Login login) {}

    /** Alone, on the ports and with the password that {@code home} keeps. */
    static NatsConfig alone(ServerHome home, @Nullable String userKey, @Nullable ServerKey key) throws IOException {
        return new NatsConfig(
                "alone", home.port(), home.port("health.port"), home.secrets().login("delivery"), userKey, key, null);
    }

    /** The whole file; streams are kept in {@code store}. How much they hold is for each of them to say, not for the server. */
    String text(Path store) {
        return (processes == null ? "" : "include \"" + processes.permissions() + "\"\n")
                + """
                server_name: "%s"
                host: "127.0.0.1"
                port: %d
                http: "127.0.0.1:%d"
                jetstream { store_dir: "%s", sync_interval: %s, max_mem: 64MB, max_file: 64TB }
                authorization { users: [ { user: "%s", password: "%s" }%s%s ] }
                """.formatted(
                                name,
                                port,
                                health,
                                store,
                                sync,
                                login.user(),
                                login.password(),
                                userKey == null ? "" : ", { nkey: " + userKey + " }",
                                processes == null ? "" : processes.users())
                + (key == null ? "" : tls(key))
                + (routes == null ? "" : cluster(routes));
    }

    private static String tls(ServerKey key) {
        return """
                tls { cert_file: "%s", key_file: "%s", timeout: 5 }
                """.formatted(key.certificate(), key.key());
    }

    private static String cluster(Routes routes) {
        Login login = routes.login();
        String all = routes.all().stream()
                .map(port -> "\"nats://%s:%s@127.0.0.1:%d\"".formatted(login.user(), login.password(), port))
                .collect(Collectors.joining(", "));
        return """
                cluster {
                  name: "delivery"
                  listen: "127.0.0.1:%d"
                  authorization { user: "%s", password: "%s", timeout: 5 }
                  routes: [ %s ]
                }
                """.formatted(routes.own(), login.user(), login.password(), all);
    }
}
