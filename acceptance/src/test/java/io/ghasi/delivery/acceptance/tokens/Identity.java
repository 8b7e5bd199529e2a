package io.ghasi.delivery.acceptance.tokens;

import com.sun.net.httpserver.HttpServer;
import io.ghasi.delivery.testkit.tokens.TokenMint;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Executors;

/** An identity-service whose keys the test holds: it can sign whatever no identity-service would. */
final class Identity implements AutoCloseable {
    static final String ISSUER = "https://identity.test";
    static final String AUDIENCE = "delivery-under-test";

    final TokenMint mint = new TokenMint(ISSUER, AUDIENCE);
    private final HttpServer server;

    Identity() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/.well-known/jwks.json", exchange -> {
            try (exchange) {
                byte[] keys = mint.jwks().getBytes(StandardCharsets.UTF_8);
                exchange.getResponseHeaders().set("Content-Type", "application/json");
                exchange.sendResponseHeaders(200, keys.length);
                exchange.getResponseBody().write(keys);
            }
        });
        server.start();
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
