package io.ghasi.delivery.adapters.nats;

import io.ghasi.delivery.adapters.settings.Secret;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How NATS is reached.
 *
 * @param servers such as {@code tls://nats-0.nats:4222}; each is connected to by the name that stands here
 * @param authority a PEM file of the authorities that vouch for the servers; null for connections without TLS
 * @param clientName what the servers call us in their logs
 * @param connectTimeout until one server has accepted us
 */
public record NatsSettings(
        List<String> servers, NatsLogin login, @Nullable Path authority, String clientName, Duration connectTimeout) {
    /** @throws IllegalArgumentException with what to do instead */
    public NatsSettings {
        servers = List.copyOf(servers);
        if (servers.isEmpty()) {
            throw new IllegalArgumentException("no NATS server is named");
        }
        for (String server : servers) {
            check(server, authority != null);
        }
    }

    /**
     * As a deployment says it: {@code user} and {@code password}, or {@code credentials}.
     *
     * @throws IllegalArgumentException with what to do instead
     */
    public static NatsSettings of(
            List<String> servers,
            @Nullable String user,
            @Nullable Secret password,
            @Nullable Path credentials,
            @Nullable Path authority,
            String clientName,
            Duration connectTimeout) {
        NatsLogin login = credentials != null
                ? new NatsLogin.CredentialsFile(credentials)
                : new NatsLogin.UserPassword(given("user", user), given("password", password));
        return new NatsSettings(servers, login, authority, clientName, connectTimeout);
    }

    private static <T> T given(String name, @Nullable T value) {
        if (value == null) {
            throw new IllegalArgumentException("NATS wants a " + name + ", or a file with credentials");
        }
        return value;
    }

    // Servers are logged, so a password has no place in them.
    private static void check(String server, boolean secure) {
        if (server.indexOf('@') >= 0) {
            throw new IllegalArgumentException(
                    "a NATS server is named with a user or password: these are settings of their own");
        }
        URI uri = URI.create(server);
        String scheme = secure ? "tls" : "nats";
        if (!scheme.equals(uri.getScheme()) || uri.getHost() == null) {
            throw new IllegalArgumentException("NATS server " + server + " should be " + scheme + "://host:port, as "
                    + (secure ? "an" : "no") + " authority is given");
        }
    }
}
