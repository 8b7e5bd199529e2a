package io.ghasi.delivery.adapters.keys;

import io.ghasi.delivery.adapters.http.BoundedClient;
import io.ghasi.delivery.adapters.tls.Authorities;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Identity's keys, from where it publishes them (RFC 7517). */
public final class JwksKeys implements KeySource {
    private static final int OK = 200;

    private final URI jwks;
    private final BoundedClient client;

    /**
     * Those at {@code jwks}.
     *
     * @param answer how long identity may take
     * @param authorities who vouches for identity where it is reached over TLS; null for those whom the JVM trusts
     */
    public JwksKeys(URI jwks, Duration answer, @Nullable Authorities authorities) {
        this.jwks = jwks;
        this.client = new BoundedClient(authorities, answer);
    }

    @Override
    public String name() {
        return "identity";
    }

    @Override
    public Map<String, byte[]> read() throws IOException {
        HttpResponse<byte[]> answer = client.send(client.to(jwks).build());
        if (answer.statusCode() != OK) {
            throw new IOException(jwks + " was answered with " + answer.statusCode());
        }
        return JwkSet.read(answer.body());
    }

    @Override
    public void close() {
        client.close();
    }
}
