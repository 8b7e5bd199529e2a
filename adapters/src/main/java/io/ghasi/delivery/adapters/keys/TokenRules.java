package io.ghasi.delivery.adapters.keys;

import io.ghasi.delivery.adapters.keys.Verification.Reason;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What a token must be besides signed.
 *
 * @param issuer {@code iss} is this
 * @param audience {@code aud} is this or holds it
 * @param longestLife from {@code iat} to {@code exp}
 * @param skew how far two clocks may be apart
 */
public record TokenRules(String issuer, String audience, Duration longestLife, Duration skew) {
    /** A quarter of an hour of life, half a minute of skew. */
    public static TokenRules of(String issuer, String audience) {
        return new TokenRules(issuer, audience, Duration.ofMinutes(15), Duration.ofSeconds(30));
    }

    /** What is wrong for good with {@code claims}, whenever they are shown; null where nothing is. */
    @Nullable
    Reason forGood(JsonNode claims, AccessToken token) {
        if (!issuer.equals(StrictJson.text(claims, "iss"))) {
            return Reason.ISSUER;
        }
        if (!isForUs(claims.get("aud"))) {
            return Reason.AUDIENCE;
        }
        if (claims.has("nbf") && Claims.time(claims, "nbf") == null) {
            return Reason.CLAIMS;
        }
        Duration life = Duration.between(token.issuedAt(), token.expiresAt());
        if (life.isNegative()) {
            return Reason.CLAIMS;
        }
        return life.compareTo(longestLife) > 0 ? Reason.LIVES_TOO_LONG : null;
    }

    /** What is wrong with {@code token} at {@code now}; null where nothing is. */
    @Nullable
    Reason at(AccessToken token, Instant notBefore, Instant now) {
        if (!now.isBefore(token.expiresAt().plus(skew))) {
            return Reason.EXPIRED;
        }
        Instant first = token.issuedAt().isAfter(notBefore) ? token.issuedAt() : notBefore;
        return now.isBefore(first.minus(skew)) ? Reason.NOT_YET_VALID : null;
    }

    private boolean isForUs(@Nullable JsonNode aud) {
        if (aud == null || !aud.isArray()) {
            return aud != null && aud.isString() && aud.stringValue().equals(audience);
        }
        boolean found = false;
        for (JsonNode one : aud) {
            if (!one.isString()) {
                return false;
            }
            found |= one.stringValue().equals(audience);
        }
        return found;
    }
}
