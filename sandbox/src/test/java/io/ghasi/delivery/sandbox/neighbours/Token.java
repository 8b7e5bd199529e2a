package io.ghasi.delivery.sandbox.neighbours;

import io.ghasi.delivery.sandbox.neighbours.Neighbours.Reply;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.EdECPoint;
import java.security.spec.EdECPublicKeySpec;
import java.security.spec.NamedParameterSpec;
import java.util.Base64;
import tools.jackson.databind.JsonNode;

/** A compact JWS, taken apart. */
record Token(JsonNode header, JsonNode claims, String signed, String signature) {
    static Token of(String compact) {
        String[] parts = compact.split("\\.", -1);
        return new Token(json(parts[0]), json(parts[1]), parts[0] + "." + parts[1], parts[2]);
    }

    String claim(String name) {
        return claims.path(name).stringValue();
    }

    /** Whether the key that the header names is in {@code keySet}, and made the signature. */
    boolean isSignedByOneOf(Reply keySet) {
        return keySet.json()
                .path("keys")
                .valueStream()
                .filter(key -> key.path("kid").equals(header.path("kid")))
                .anyMatch(key -> verifies(key.path("x").stringValue()));
    }

    private boolean verifies(String x) {
        try {
            Signature verifier = Signature.getInstance("Ed25519");
            verifier.initVerify(publicKey(Base64.getUrlDecoder().decode(x)));
            verifier.update(signed.getBytes(StandardCharsets.US_ASCII));
            return verifier.verify(Base64.getUrlDecoder().decode(signature));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    // RFC 8032, section 5.1.2: the number is little-endian, the sign of x its highest bit.
    private static PublicKey publicKey(byte[] encoded) throws GeneralSecurityException {
        byte[] number = new byte[encoded.length];
        for (int i = 0; i < encoded.length; i++) {
            number[i] = encoded[encoded.length - 1 - i];
        }
        boolean odd = (number[0] & 0x80) != 0;
        number[0] &= 0x7F;
        EdECPoint point = new EdECPoint(odd, new BigInteger(1, number));
        return KeyFactory.getInstance("Ed25519")
                .generatePublic(new EdECPublicKeySpec(NamedParameterSpec.ED25519, point));
    }

    private static JsonNode json(String part) {
        return NeighbourContract.JSON.readTree(Base64.getUrlDecoder().decode(part));
    }
}
