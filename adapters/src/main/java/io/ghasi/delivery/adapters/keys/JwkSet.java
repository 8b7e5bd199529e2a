package io.ghasi.delivery.adapters.keys;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A JWK set, RFC 7517, of which the Ed25519 keys of RFC 8037 that may sign are ours. */
final class JwkSet {
    private static final int MOST_KEYS = 100;

    private JwkSet() {}

    /**
     * The keys of {@code json} that may be ours, by their id.
     *
     * @throws IOException where it is no JWK set
     */
    static Map<String, byte[]> read(byte[] json) throws IOException {
        JsonNode set = StrictJson.object(json);
        JsonNode members = set == null ? null : set.get("keys");
        if (members == null || !members.isArray() || members.size() > MOST_KEYS) {
            throw new IOException("this is no JWK set of at most " + MOST_KEYS + " keys");
        }
        Map<String, byte[]> keys = new HashMap<>();
        for (JsonNode jwk : members) {
            String kid = StrictJson.text(jwk, "kid");
            byte[] key = key(jwk);
            if (kid != null && key != null) {
                keys.put(kid, key);
            }
        }
        return Map.copyOf(keys);
    }

    // Other kinds of keys are other people's: a set may hold them.
    private static byte @Nullable [] key(JsonNode jwk) {
        String x = StrictJson.text(jwk, "x");
        boolean ours = "OKP".equals(StrictJson.text(jwk, "kty"))
                && "Ed25519".equals(StrictJson.text(jwk, "crv"))
                && (!jwk.has("use") || "sig".equals(StrictJson.text(jwk, "use")));
        return ours && x != null ? Base64Url.decode(x) : null;
    }
}
