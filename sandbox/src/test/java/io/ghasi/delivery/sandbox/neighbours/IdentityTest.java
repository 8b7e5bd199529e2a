package io.ghasi.delivery.sandbox.neighbours;

import static org.assertj.core.api.Assertions.assertThat;

import io.ghasi.delivery.core.ids.DeviceId;
import io.ghasi.delivery.core.ids.TenantId;
import io.ghasi.delivery.core.ids.UserId;
import io.ghasi.delivery.sandbox.neighbours.Neighbours.Reply;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class IdentityTest {
    private static final AtomicReference<Instant> NOW =
            new AtomicReference<>(Instant.parse("2026-11-23T10:00:00.700Z"));
    private static final Neighbours NEIGHBOURS = Neighbours.start(settings -> settings.withClock(NOW::get));

    private final TenantId tenant = new TenantId(Neighbours.IDS.next());
    private final UserId user = Neighbours.user();
    private final DeviceId device = Neighbours.device();

    @AfterAll
    static void stop() {
        NEIGHBOURS.close();
    }

    @Test
    void aTokenSaysWhatWasWishedAndItsSignatureIsGood() {
        // When
        Reply reply = mint("delivery.play_session:create delivery.play_session:read", "900");

        // Then
        Token token = Token.of(reply.text("token"));
        Instant issued = Instant.ofEpochSecond(NOW.get().getEpochSecond());
        assertThat(token.isSignedByOneOf(keySet())).isTrue();
        assertThat(token.header().path("alg").stringValue()).isEqualTo("EdDSA");
        assertThat(token.header().path("kid").stringValue()).isEqualTo(reply.text("kid"));
        assertThat(token.claim("iss")).isEqualTo("https://identity.sandbox.ghasi.test");
        assertThat(token.claim("aud")).isEqualTo("delivery-service");
        assertThat(token.claim("sub")).isEqualTo(user.text());
        assertThat(token.claim("tid")).isEqualTo(tenant.text());
        assertThat(token.claim("did")).isEqualTo(device.text());
        assertThat(token.claim("scope")).isEqualTo("delivery.play_session:create delivery.play_session:read");
        assertThat(token.claims().path("iat").longValue()).isEqualTo(issued.getEpochSecond());
        assertThat(token.claims().path("exp").longValue())
                .isEqualTo(issued.plusSeconds(900).getEpochSecond());
        assertThat(Instant.parse(reply.text("expiresAt"))).isEqualTo(issued.plusSeconds(900));
    }

    @Test
    void noTwoTokensAreTheSame() {
        assertThat(mint("", "1").text("token")).isNotEqualTo(mint("", "1").text("token"));
    }

    @Test
    void afterARotationOldTokensStillVerifyAndNewOnesCarryTheNewKey() {
        // Given
        Reply before = mint("a", "60");

        // When
        Reply rotated = NEIGHBOURS.send("POST", "/sandbox/keys/rotate", "", new byte[0]);
        Reply after = mint("a", "60");

        // Then
        assertThat(after.text("kid")).isEqualTo(rotated.text("kid")).isNotEqualTo(before.text("kid"));
        assertThat(Token.of(before.text("token")).isSignedByOneOf(keySet())).isTrue();
        assertThat(Token.of(after.text("token")).isSignedByOneOf(keySet())).isTrue();
    }

    @Test
    void aKeyIsForgottenOnceNoTokenOfItCanLive() {
        // Given
        String old = mint("a", "900").text("kid");
        NEIGHBOURS.send("POST", "/sandbox/keys/rotate", "", new byte[0]);

        // When
        NOW.updateAndGet(now -> now.plus(Duration.ofMinutes(16)));
        List<String> soon = kids();
        NOW.updateAndGet(now -> now.plus(Duration.ofMinutes(5)));
        List<String> late = kids();

        // Then
        assertThat(soon).contains(old);
        assertThat(late).doesNotContain(old).hasSize(1);
    }

    @Test
    void keysSurviveARestart() throws IOException {
        // Given
        Reply before = mint("a", "60");
        NEIGHBOURS.send("POST", "/sandbox/keys/rotate", "", new byte[0]);
        Reply keys = keySet();

        // When
        NEIGHBOURS.restart();

        // Then
        assertThat(keySet().json()).isEqualTo(keys.json());
        assertThat(Token.of(before.text("token")).isSignedByOneOf(keySet())).isTrue();
        assertThat(Token.of(mint("a", "60").text("token")).isSignedByOneOf(keySet()))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"901", "0", "-1", "1e9", "99999999999999999999", "1.5", "\"900\"", "null", "true"})
    void aTokenLivesBetweenASecondAndAQuarterOfAnHour(String seconds) {
        assertThat(mint("a", seconds).problem())
                .startsWith("422 validation.field_")
                .contains("ttlSeconds");
    }

    @ParameterizedTest
    @ValueSource(strings = {" a", "a ", "a  b", "a\\\"b", "a\\\\b", "a\\nb", "é", "\\u0000", "\\ud800"})
    void aScopeThatCouldBreakATokenIsRefused(String scope) {
        assertThat(mint(scope, "60").problem()).startsWith("422 validation.field_invalid scope");
    }

    private static Reply keySet() {
        return NEIGHBOURS.get("/.well-known/jwks.json");
    }

    private static List<String> kids() {
        return keySet().json()
                .path("keys")
                .valueStream()
                .map(key -> key.path("kid").stringValue())
                .toList();
    }

    private Reply mint(String scope, String seconds) {
        return NEIGHBOURS.post("/sandbox/tokens", """
                {"tenantId": "%s", "userId": "%s", "deviceId": "%s", "scope": "%s", "ttlSeconds": %s}
                """.formatted(tenant, user, device, scope, seconds));
    }
}
