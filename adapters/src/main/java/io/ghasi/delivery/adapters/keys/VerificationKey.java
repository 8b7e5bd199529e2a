package io.ghasi.delivery.adapters.keys;

import java.util.Arrays;
import org.bouncycastle.math.ec.rfc8032.Ed25519;
import org.jspecify.annotations.Nullable;

/** An Ed25519 public key of RFC 8032, checked once and kept in the form that verifies fastest. */
public final class VerificationKey {
    private static final int POINT_BYTES = 32;

    private final byte[] encoded;
    private final Ed25519.PublicPoint point;

    private VerificationKey(byte[] encoded, Ed25519.PublicPoint point) {
        this.encoded = encoded;
        this.point = point;
    }

    /** The key, or null where {@code bytes} are not the canonical form of a point of the prime-order group. */
    public static @Nullable VerificationKey of(byte[] bytes) {
        if (bytes.length != POINT_BYTES) {
            return null;
        }
        // The full check: under a key of small order one signature would fit many messages.
        Ed25519.PublicPoint point = Ed25519.validatePublicKeyFullExport(bytes, 0);
        return point == null ? null : new VerificationKey(bytes.clone(), point);
    }

    /** Whether {@code signature} is this key's on {@code message}; an S that is not canonical is none. */
    boolean verifies(byte[] message, byte[] signature) {
        return signature.length == Ed25519.SIGNATURE_SIZE
                && Ed25519.verify(signature, 0, point, message, 0, message.length);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof VerificationKey that && Arrays.equals(encoded, that.encoded);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(encoded);
    }
}
