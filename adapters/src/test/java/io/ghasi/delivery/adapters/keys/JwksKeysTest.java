package io.ghasi.delivery.adapters.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import io.ghasi.delivery.testkit.tokens.SigningKey;
import io.ghasi.delivery.testkit.tokens.TokenMint;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class JwksKeysTest extends TokenKeysContract {
    private record Answer(int status, String body) {}

    private final TokenMint mint = new TokenMint("issuer", "audience");
    private final AtomicInteger asked = new AtomicInteger();
    private final HttpServer identity;
    private volatile Answer published = new Answer(200, mint.jwks());
    private volatile @Nullable Answer instead;

    JwksKeysTest() throws IOException {
        identity = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        identity.createContext("/", exchange -> {
            asked.incrementAndGet();
            Answer told = instead;
            Answer answer = told == null ? published : told;
            byte[] body = answer.body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(answer.status, body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        identity.start();
    }

    @AfterEach
    void close() {
        identity.stop(0);
    }

    private void publish(String jwks) {
        published = new Answer(200, jwks);
    }

    @Override
    protected KeySource source(int port) {
        return new JwksKeys(URI.create("http://127.0.0.1:" + port + "/jwks"), ANSWER, null);
    }

    @Override
    protected int server() {
        return identity.getAddress().getPort();
    }

    @Override
    protected SigningKey current() {
        return mint.key();
    }

    @Override
    protected void rotate() {
        mint.rotate();
        publish(mint.jwks());
    }

    @Override
    protected void retire(SigningKey key) {
        List<SigningKey> left =
                mint.keys().stream().filter(it -> !it.kid().equals(key.kid())).toList();
        publish(left.stream().map(SigningKey::jwk).collect(Collectors.joining(",", "{\"keys\":[", "]}")));
    }

    @Override
    protected void garble(int status, String body) {
        instead = new Answer(status, body);
    }

    @Override
    protected void mend() {
        instead = null;
    }

    @Override
    protected int asked() {
        return asked.get();
    }

    @Test
    void keys_of_other_kinds_are_passed_over() {
        String others = """
                {"kty":"RSA","kid":"rsa","n":"AQAB","e":"AQAB"}, {"kty":"OKP","crv":"X25519","kid":"x","x":"%s"},
                {"kty":"OKP","crv":"Ed25519","use":"enc","kid":"enc","x":"%s"}, {"kty":"OKP","crv":"Ed25519","kid":"short","x":"AQ"}, 7,
                """.formatted("A".repeat(43), "A".repeat(43));
        publish(mint.jwks().replace("[", "[" + others));
        try (CachedKeySet keys = new CachedKeySet(source(server()), CachedKeySet.Timing.standard())) {
            await().until(keys::isLoaded);
            assertThat(keys.find(mint.key().kid())).isNotNull();
            for (String kid : new String[] {"rsa", "x", "enc", "short"}) {
                assertThat(keys.find(kid)).isNull();
            }
        }
    }
}
