package io.ghasi.delivery.testkit.tokens;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;

/** An Ed25519 key pair, made at run time. Only the sandbox writes its own down, to know its tokens again after a restart. */
public final class SigningKey {
    private static final int POINT_BYTES = 32;

    private final String kid;
    private final KeyPair pair;

    private SigningKey(String kid, KeyPair pair) {
        this.kid = kid;
        this.pair = pair;
    }

    /** A new key, known as {@code kid}. */
    public static SigningKey create(String kid) {
        try {
            return new SigningKey(kid, KeyPairGenerator.getInstance("Ed25519").generateKeyPair());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK since 15 has Ed25519", e);
        }
    }

    /**
     * A key that was written down.
     *
     * @param publicKey SubjectPublicKeyInfo
     * @param privateKey PKCS #8
     */
    public static SigningKey restore(String kid, byte[] publicKey, byte[] privateKey) {
        try {
            KeyFactory factory = KeyFactory.getInstance("Ed25519");
            KeyPair pair = new KeyPair(
                    factory.generatePublic(new X509EncodedKeySpec(publicKey)),
                    factory.generatePrivate(new PKCS8EncodedKeySpec(privateKey)));
            return new SigningKey(kid, pair);
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("the key " + kid + " cannot be read", e);
        }
    }

    /** What {@link #restore} reads, for the writer's eyes alone. */
    public byte[] privateKey() {
        return pair.getPrivate().getEncoded();
    }

    /** What {@link #restore} reads. */
    public byte[] publicKey() {
        return pair.getPublic().getEncoded();
    }

    public String kid() {
        return kid;
    }

    /** The 32 bytes of RFC 8032. */
    public byte[] publicBytes() {
        byte[] info = publicKey();
        // SubjectPublicKeyInfo of RFC 8410 ends with them.
        return Arrays.copyOfRange(info, info.length - POINT_BYTES, info.length);
    }

    /** The 64 bytes of a signature on {@code message}. */
    public byte[] sign(byte[] message) {
        try {
            Signature signature = Signature.getInstance("Ed25519");
            signature.initSign(pair.getPrivate());
            signature.update(message);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a key of our own signs", e);
        }
    }

    /** As a member of a JWK set, RFC 8037. */
    public String jwk() {
        String x = Base64.getUrlEncoder().withoutPadding().encodeToString(publicBytes());
        return "{\"kty\":\"OKP\",\"crv\":\"Ed25519\",\"use\":\"sig\",\"alg\":\"EdDSA\",\"kid\":\"" + kid + "\",\"x\":\""
                + x + "\"}";
    }
}
