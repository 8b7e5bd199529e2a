package io.ghasi.delivery.sandbox.identity;

import io.ghasi.delivery.core.ids.DeviceId;
import io.ghasi.delivery.core.ids.TenantId;
import io.ghasi.delivery.core.ids.UserId;
import io.ghasi.delivery.sandbox.http.Answer;
import io.ghasi.delivery.sandbox.http.Call;
import io.ghasi.delivery.sandbox.http.Members;
import io.ghasi.delivery.sandbox.http.Route;
import io.ghasi.delivery.sandbox.http.Texts;
import io.ghasi.delivery.testkit.tokens.SigningKey;
import io.ghasi.delivery.testkit.tokens.TokenMint;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Signs tokens for whoever asks: it runs on loopback, for the sandbox alone. */
public final class IdentityService {
    private static final int LONGEST_LIFE_SECONDS = 900;
    private static final int LONGEST_SCOPE = 4_000;
    // RFC 6749, section 3.3
    private static final Pattern SCOPE = Pattern.compile("(?:[!#-\\[\\]-~]+(?: [!#-\\[\\]-~]+)*)?");

    private final KeyRing keys;
    private final String issuer;
    private final String audience;
    private final InstantSource clock;

    public IdentityService(KeyRing keys, String issuer, String audience, InstantSource clock) {
        this.keys = keys;
        this.issuer = issuer;
        this.audience = audience;
        this.clock = clock;
    }

    public List<Route> routes() {
        return List.of(
                Route.get("/.well-known/jwks.json", this::keySet),
                Route.post("/sandbox/tokens", this::mint),
                Route.post("/sandbox/keys/rotate", this::rotate));
    }

    private Answer keySet(Call call) {
        String set = new TokenMint(issuer, audience, keys.published()).jwks();
        return Answer.jsonBytes(set.getBytes(StandardCharsets.UTF_8));
    }

    private Answer mint(Call call) throws IOException {
        Members wish = call.body("tenantId", "userId", "deviceId", "scope", "ttlSeconds");
        TenantId tenant = wish.string("tenantId", TenantId::parse);
        UserId user = wish.string("userId", UserId::parse);
        DeviceId device = wish.string("deviceId", DeviceId::parse);
        String scope = wish.string("scope", IdentityService::scope);
        int life = wish.integer("ttlSeconds", 1, LONGEST_LIFE_SECONDS);
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        Instant end = now.plusSeconds(life);
        SigningKey key = keys.current();
        String token = new TokenMint(issuer, audience, List.of(key))
                .draft(tenant.text(), user.text(), device.text(), now)
                .claim("scope", TokenMint.quoted(scope))
                .claim("exp", Long.toString(end.getEpochSecond()))
                .mint();
        return Answer.json(new Token(token, key.kid(), Texts.written(end)));
    }

    private Answer rotate(Call call) {
        return Answer.json(new KeyName(keys.rotate().kid()));
    }

    private static @Nullable String scope(String text) {
        return text.length() <= LONGEST_SCOPE && SCOPE.matcher(text).matches() ? text : null;
    }

    private record Token(String token, String kid, String expiresAt) {}

    private record KeyName(String kid) {}
}
