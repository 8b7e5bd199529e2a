package io.ghasi.delivery.testkit.tokens;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** Mints tokens as identity-service does, and any other kind that a test asks for. */
public final class TokenMint {
    private final String issuer;
    private final String audience;
    private final List<SigningKey> keys = new ArrayList<>();

    /** A mint with one key, made now. */
    public TokenMint(String issuer, String audience) {
        this(issuer, audience, List.of(SigningKey.create(newKid())));
    }

    /** A mint with keys that are there already, at least one, newest first. */
    public TokenMint(String issuer, String audience, List<SigningKey> keys) {
        this.issuer = issuer;
        this.audience = audience;
        this.keys.addAll(keys);
    }

    private static String newKid() {
        return "key-" + UUID.randomUUID();
    }

    /** Signs with a new key from now on; the old ones stay in the set. */
    public void rotate() {
        keys.addFirst(SigningKey.create(newKid()));
    }

    /** The key that signs now. */
    public SigningKey key() {
        return keys.getFirst();
    }

    /** Every key, newest first. */
    public List<SigningKey> keys() {
        return List.copyOf(keys);
    }

    /** The JWK set that identity would publish. */
    public String jwks() {
        return keys.stream().map(SigningKey::jwk).collect(Collectors.joining(",", "{\"keys\":[", "]}"));
    }

    /** A good token in the making, issued at {@code now} for ten minutes. */
    public Draft draft(String tenant, String user, String device, Instant now) {
        Draft draft = new Draft(key());
        draft.claim("iss", quoted(issuer))
                .claim("aud", quoted(audience))
                .claim("sub", quoted(user))
                .claim("tid", quoted(tenant))
                .claim("did", quoted(device))
                .claim("scope", quoted("delivery.play_session:read"))
                .claim("jti", quoted(UUID.randomUUID().toString()))
                .claim("iat", Long.toString(now.getEpochSecond()))
                .claim("exp", Long.toString(now.plus(Duration.ofMinutes(10)).getEpochSecond()));
        return draft;
    }

    /** {@code text} as JSON; for texts without quotes and backslashes. */
    public static String quoted(String text) {
        return "\"" + text + "\"";
    }

    /** A token whose every part can be another than it should be. Values are JSON. */
    public static final class Draft {
        private final Map<String, String> header = new LinkedHashMap<>();
        private final Map<String, String> claims = new LinkedHashMap<>();
        private SigningKey key;

        private Draft(SigningKey key) {
            this.key = key;
            header("alg", quoted("EdDSA")).header("kid", quoted(key.kid()));
        }

        /** Puts {@code json} into the header. */
        public Draft header(String member, String json) {
            header.put(member, json);
            return this;
        }

        /** Puts {@code json} among the claims. */
        public Draft claim(String member, String json) {
            claims.put(member, json);
            return this;
        }

        /** Leaves a claim out. */
        public Draft without(String claim) {
            claims.remove(claim);
            return this;
        }

        /** Leaves a member of the header out. */
        public Draft withoutHeader(String member) {
            header.remove(member);
            return this;
        }

        /** Signs with another key than the header names. */
        public Draft signedBy(SigningKey other) {
            key = other;
            return this;
        }

        /** The compact form. */
        public String mint() {
            return sign(json(header), json(claims));
        }

        /** The compact form of a header and claims that no map can hold, such as one member twice. */
        public String sign(String headerJson, String claimsJson) {
            String message = encode(headerJson) + "." + encode(claimsJson);
            byte[] signature = key.sign(message.getBytes(StandardCharsets.US_ASCII));
            return message + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(signature);
        }

        /** The header as it would be signed. */
        public String headerJson() {
            return json(header);
        }

        /** The claims as they would be signed. */
        public String claimsJson() {
            return json(claims);
        }

        private static String encode(String json) {
            return Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(StandardCharsets.UTF_8));
        }

        private static String json(Map<String, String> members) {
            return members.entrySet().stream()
                    .map(member -> quoted(member.getKey()) + ":" + member.getValue())
                    .collect(Collectors.joining(",", "{", "}"));
        }
    }
}
