package io.ghasi.delivery.adapters.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import io.ghasi.delivery.core.faults.DependencyUnavailable;
import io.ghasi.delivery.testkit.tokens.SigningKey;
import io.ghasi.delivery.testkit.tokens.TokenMint;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class JwksKeySetTest {
    private static final JwksKeySet.Timing OFTEN =
            new JwksKeySet.Timing(Duration.ofMillis(50), Duration.ZERO, Duration.ofSeconds(2));
    private static final JwksKeySet.Timing RARELY =
            new JwksKeySet.Timing(Duration.ofHours(1), Duration.ofHours(1), Duration.ofSeconds(2));

    private final TokenMint mint = new TokenMint("issuer", "audience");
    private final AtomicInteger asked = new AtomicInteger();
    private volatile int status = 200;
    private volatile String published = mint.jwks();
    private HttpServer identity;

    @BeforeEach
    void open() throws IOException {
        identity = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        identity.createContext("/", exchange -> {
            asked.incrementAndGet();
            byte[] body = published.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        identity.start();
    }

    @AfterEach
    void close() {
        identity.stop(0);
    }

    private JwksKeySet keys(JwksKeySet.Timing timing) {
        URI uri = URI.create("http://127.0.0.1:" + identity.getAddress().getPort() + "/jwks");
        return new JwksKeySet(uri, timing, null);
    }

    @Test
    void keys_that_identity_publishes_are_known_and_others_are_not() {
        try (JwksKeySet keys = keys(RARELY)) {
            await().until(keys::isLoaded);
            assertThat(keys.find(mint.key().kid()))
                    .isEqualTo(VerificationKey.of(mint.key().publicBytes()));
            assertThat(keys.find("another")).isNull();
        }
    }

    @Test
    void a_new_key_is_known_when_its_first_token_comes() {
        try (JwksKeySet keys = keys(new JwksKeySet.Timing(Duration.ofHours(1), Duration.ZERO, Duration.ofSeconds(2)))) {
            await().until(keys::isLoaded);
            mint.rotate();
            published = mint.jwks();
            assertThat(keys.find(mint.key().kid())).isNotNull();
        }
    }

    @Test
    void unknown_keys_do_not_make_us_ask_without_end() {
        try (JwksKeySet keys = keys(RARELY)) {
            await().until(keys::isLoaded);
            int before = asked.get();
            for (int i = 0; i < 1_000; i++) {
                keys.find("made up " + i);
            }
            assertThat(asked).hasValue(before);
        }
    }

    @Test
    void a_withdrawn_key_is_forgotten() {
        SigningKey old = mint.key();
        try (JwksKeySet keys = keys(OFTEN)) {
            await().until(keys::isLoaded);
            assertThat(keys.find(old.kid())).isNotNull();
            published = new TokenMint("issuer", "audience").jwks();
            await().until(() -> keys.find(old.kid()) == null);
        }
    }

    @Test
    void known_keys_stay_good_while_identity_is_out_or_talks_nonsense() {
        try (JwksKeySet keys = keys(OFTEN)) {
            await().until(keys::isLoaded);
            for (String nonsense : new String[] {"", "{", "{}", "{\"keys\": 1}", "[]"}) {
                published = nonsense;
                int before = asked.get();
                await().until(() -> asked.get() > before + 1);
                assertThat(keys.find(mint.key().kid())).isNotNull();
            }
            published = mint.jwks();
            status = 500;
            int before = asked.get();
            await().until(() -> asked.get() > before + 1);
            assertThat(keys.find(mint.key().kid())).isNotNull();
        }
    }

    @Test
    void keys_of_other_kinds_are_passed_over() {
        String others = """
                {"kty":"RSA","kid":"rsa","n":"AQAB","e":"AQAB"}, {"kty":"OKP","crv":"X25519","kid":"x","x":"%s"},
                {"kty":"OKP","crv":"Ed25519","use":"enc","kid":"enc","x":"%s"}, {"kty":"OKP","crv":"Ed25519","kid":"short","x":"AQ"}, 7,
                """.formatted("A".repeat(43), "A".repeat(43));
        published = published.replace("[", "[" + others);
        try (JwksKeySet keys = keys(RARELY)) {
            await().until(keys::isLoaded);
            assertThat(keys.find(mint.key().kid())).isNotNull();
            for (String kid : new String[] {"rsa", "x", "enc", "short"}) {
                assertThat(keys.find(kid)).isNull();
            }
        }
    }

    @Test
    void an_identity_that_comes_late_is_waited_for() {
        status = 503;
        try (JwksKeySet keys = keys(RARELY)) {
            await().until(() -> asked.get() > 0);
            assertThat(keys.isLoaded()).isFalse();
            // A token that nobody can check is neither good nor bad.
            assertThatThrownBy(() -> keys.find(mint.key().kid())).isInstanceOf(DependencyUnavailable.class);
            status = 200;
            await().until(keys::isLoaded);
            assertThat(keys.find(mint.key().kid())).isNotNull();
        }
    }
}
