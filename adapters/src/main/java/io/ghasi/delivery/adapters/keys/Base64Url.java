package io.ghasi.delivery.adapters.keys;

import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** Base64url as RFC 7515 has it: no padding, no white space, and one text only for each value. */
final class Base64Url {
    private Base64Url() {}

    /** The bytes, or null where {@code text} is not their canonical form. */
    static byte @Nullable [] decode(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (!isDigit(text.charAt(i))) {
                return null;
            }
        }
        if (text.length() % 4 == 1) {
            return null;
        }
        byte[] bytes = Base64.getUrlDecoder().decode(text);
        // Bits after the last byte must be zero, or a token had many spellings.
        return text.length() % 4 == 0 || encode(bytes).equals(text) ? bytes : null;
    }

    static String encode(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static boolean isDigit(char c) {
        return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
    }
}
