package io.ghasi.delivery.adapters.keys;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.ghasi.delivery.adapters.keys.Verification.Reason;
import io.ghasi.delivery.adapters.keys.Verification.Rejected;
import io.ghasi.delivery.adapters.keys.Verification.Verified;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Tells good bearer tokens from all others: compact JWS of RFC 7515, signed with Ed25519 (RFC 8037) by a key of identity's. Throws
 * nothing but what its key set does. A token that was good is remembered by its whole text; its times and its key are checked again each time.
 */
public final class TokenVerifier {
    private static final int LONGEST = 8 * 1024;
    private static final int REMEMBERED = 50_000;
    // Of Ed25519 by its old name and by its own of RFC 9864; "EdDSA" could be Ed448 too, which no key of the set can
    // be.
    private static final Set<String> ALGORITHMS = Set.of("EdDSA", "Ed25519");
    private static final Set<String> TYPES = Set.of("JWT", "jwt", "at+jwt");
    // Whatever else a header says (crit, jwk, jku, x5c, b64, zip …) would be a second opinion on how to verify it.
    private static final Set<String> HEADER = Set.of("alg", "kid", "typ");

    private final KeySet keys;
    private final TokenRules rules;
    private final InstantSource clock;
    private final Cache<String, Good> good =
            Caffeine.newBuilder().maximumSize(REMEMBERED).build();

    /** Trusts {@code keys} for tokens that keep {@code rules}. */
    public TokenVerifier(KeySet keys, TokenRules rules, InstantSource clock) {
        this.keys = keys;
        this.rules = rules;
        this.clock = clock;
    }

    private record Good(String kid, VerificationKey key, AccessToken token, Instant notBefore) {}

    /** Whether {@code token}, as it stands behind {@code Bearer}, is good now. */
    public Verification verify(String token) {
        if (token.length() > LONGEST) {
            return new Rejected(Reason.TOO_LONG);
        }
        Good known = good.getIfPresent(token);
        if (known == null) {
            return verifyAnew(token);
        }
        if (!known.key().equals(keys.find(known.kid()))) {
            good.invalidate(token);
            return verifyAnew(token);
        }
        return now(known);
    }

    private Verification verifyAnew(String token) {
        int first = token.indexOf('.');
        int second = token.indexOf('.', first + 1);
        if (first < 0 || second < 0 || token.indexOf('.', second + 1) >= 0) {
            return new Rejected(Reason.MALFORMED);
        }
        byte[] header = Base64Url.decode(token.substring(0, first));
        byte[] payload = Base64Url.decode(token.substring(first + 1, second));
        byte[] signature = Base64Url.decode(token.substring(second + 1));
        if (header == null || payload == null || signature == null) {
            return new Rejected(Reason.MALFORMED);
        }
        JsonNode said = StrictJson.object(header);
        if (said == null) {
            return new Rejected(Reason.MALFORMED);
        }
        String kid = trustworthyKid(said);
        if (kid == null) {
            return new Rejected(Reason.ALGORITHM);
        }
        VerificationKey key = keys.find(kid);
        if (key == null) {
            return new Rejected(Reason.UNKNOWN_KEY);
        }
        byte[] message = token.substring(0, second).getBytes(StandardCharsets.US_ASCII);
        if (!key.verifies(message, signature)) {
            return new Rejected(Reason.SIGNATURE);
        }
        return read(token, kid, key, payload);
    }

    // Null where the header asks for anything but Ed25519 with a named key.
    private static @Nullable String trustworthyKid(JsonNode header) {
        String alg = StrictJson.text(header, "alg");
        String typ = StrictJson.text(header, "typ");
        boolean plain = HEADER.containsAll(header.propertyNames());
        boolean typed = !header.has("typ") || (typ != null && TYPES.contains(typ));
        return plain && typed && alg != null && ALGORITHMS.contains(alg) ? StrictJson.text(header, "kid") : null;
    }

    private Verification read(String token, String kid, VerificationKey key, byte[] payload) {
        JsonNode claims = StrictJson.object(payload);
        AccessToken access = claims == null ? null : Claims.read(claims);
        if (claims == null || access == null) {
            return new Rejected(Reason.CLAIMS);
        }
        Reason wrong = rules.forGood(claims, access);
        if (wrong != null) {
            return new Rejected(wrong);
        }
        Instant notBefore = Claims.time(claims, "nbf");
        Good verified = new Good(kid, key, access, notBefore == null ? access.issuedAt() : notBefore);
        Verification verdict = now(verified);
        if (verdict instanceof Verified) {
            good.put(token, verified);
        }
        return verdict;
    }

    private Verification now(Good known) {
        Reason wrong = rules.at(known.token(), known.notBefore(), clock.instant());
        return wrong == null ? new Verified(known.token()) : new Rejected(wrong);
    }
}
