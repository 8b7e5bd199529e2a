package io.ghasi.delivery.adapters.nats;

import io.nats.client.support.NatsUri;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;

/**
 * A server with the login that it is tried with: the one way in which jnats takes another password for another attempt. It is the same server
 * with any login: jnats waits before it tries one again.
 */
final class LoginUri extends NatsUri {
    private final NatsUri server;
    private final String password;

    private LoginUri(NatsUri server, String user, String password) throws URISyntaxException {
        super(String.format(
                Locale.ROOT,
                "%s://%s:%s@%s:%d",
                server.getScheme(),
                encoded(user),
                encoded(password),
                server.getHost(),
                server.getPort()));
        this.server = server;
        this.password = password;
    }

    static LoginUri of(NatsUri server, String user, String password) {
        try {
            return new LoginUri(server, user, password);
        } catch (URISyntaxException e) {
            // Its message has the password.
            throw new IllegalArgumentException("no address of a server with a login: " + server);
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** {@code message} without the logins of addresses in it. */
    static String without(String message) {
        return message.replaceAll("//[^/@\\s]*@", "//");
    }

    NatsUri server() {
        return server;
    }

    String password() {
        return password;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof LoginUri login && server.equals(login.server);
    }

    @Override
    public int hashCode() {
        return Objects.hashCode(server);
    }
}
