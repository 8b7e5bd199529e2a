package io.ghasi.delivery.core.ids;

import java.util.Arrays;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The text form of a ULID: 26 upper-case Crockford base32 digits of a 128-bit value, most significant first.
 *
 * @see <a href="https://github.com/ulid/spec">ULID specification</a>
 */
public final class Ulid {
    /** Digits in the text form. */
    public static final int LENGTH = 26;

    private static final char[] DIGITS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ".toCharArray();
    private static final byte[] VALUES = new byte[128];

    static {
        Arrays.fill(VALUES, (byte) -1);
        for (byte value = 0; value < DIGITS.length; value++) {
            VALUES[DIGITS[value]] = value;
        }
    }

    private Ulid() {}

    /** The 26 digits of {@code value}. */
    public static String format(UUID value) {
        char[] text = new char[LENGTH];
        long high = value.getMostSignificantBits();
        long low = value.getLeastSignificantBits();
        for (int i = LENGTH - 1; i >= 0; i--) {
            text[i] = DIGITS[(int) (low & 31)];
            low = (low >>> 5) | (high << 59);
            high >>>= 5;
        }
        return new String(text);
    }

    /** The value that {@code text} writes from {@code offset} to its end, or null where that is not a canonical ULID. */
    public static @Nullable UUID parse(String text, int offset) {
        // 26 digits hold 130 bits: the first digit may use three of its five only
        if (text.length() - offset != LENGTH || digit(text.charAt(offset)) > 7) {
            return null;
        }
        long high = 0;
        long low = 0;
        for (int i = offset; i < text.length(); i++) {
            int digit = digit(text.charAt(i));
            if (digit < 0) {
                return null;
            }
            high = (high << 5) | (low >>> 59);
            low = (low << 5) | digit;
        }
        return new UUID(high, low);
    }

    /** Milliseconds since the epoch that the first 48 bits of a ULID, or of a UUIDv7, carry. */
    public static long epochMilli(UUID value) {
        return value.getMostSignificantBits() >>> 16;
    }

    private static int digit(char c) {
        return c < VALUES.length ? VALUES[c] : -1;
    }
}
