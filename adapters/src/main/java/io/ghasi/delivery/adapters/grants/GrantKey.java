package io.ghasi.delivery.adapters.grants;

import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A key of HMAC-SHA-256, RFC 2104, and the octet that grants name it by. Thread-safe. */
final class GrantKey {
    /** The fewest octets of a key, RFC 2104, section 3: as many as its tags have. */
    static final int SHORTEST = 32;

    /** The most: more are hashed first and gain nothing. */
    static final int LONGEST = 64;

    /** Octets of a tag. */
    static final int TAG = 32;

    private static final String ALGORITHM = "HmacSHA256";
    private static final byte[] NAME = {'n', 'a', 'm', 'e'};

    private final SecretKeySpec key;
    private final byte id;

    /** {@code octets} are a secret. */
    GrantKey(byte[] octets) {
        key = new SecretKeySpec(octets, ALGORITHM);
        id = tag(NAME, NAME.length)[0];
    }

    /** What a grant says that was signed with it. Told by the key itself, so that nobody numbers keys; two of them may have the same. */
    byte id() {
        return id;
    }

    /** The tag of the first {@code length} of {@code octets}. */
    byte[] tag(byte[] octets, int length) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            mac.update(octets, 0, length);
            return mac.doFinal();
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new AssertionError("every Java platform has HMAC-SHA-256, and any octets are a key of it", e);
        }
    }

    /** Whether it looks like something that a person wrote, and not like octets drawn at random. */
    static boolean isGuessed(byte[] octets) {
        int[] distinct = new int[256];
        boolean text = true;
        for (byte octet : octets) {
            distinct[octet & 0xFF] = 1;
            text &= octet >= ' ' && octet <= '~';
        }
        // 32 octets at random are fewer than 16 different ones, or text, less than once in 10^13 times.
        return text || Arrays.stream(distinct).sum() < SHORTEST / 2;
    }
}
