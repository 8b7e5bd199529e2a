package io.ghasi.delivery.sandbox.content.archive;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** Percent escapes of RFC 3986, forgiving when read, exact when written. */
public final class Escapes {
    // a colon is legal in a path, but in its first part it would read as a scheme
    private static final String PLAIN_IN_PATHS = "-._~!$&'()*+,;=@/";
    private static final String PLAIN_IN_SUFFIXES = "-._~!$&'()*+,;=@/:?#%[]";
    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    private Escapes() {}

    static String path(String path) {
        return escape(path, PLAIN_IN_PATHS);
    }

    /** Query and fragment as somebody wrote them, what no address may hold escaped. */
    public static String suffix(String suffix) {
        return escape(suffix, PLAIN_IN_SUFFIXES);
    }

    /** The text behind the escapes; {@code text} itself where they are malformed or hide no UTF-8. */
    static String decode(String text) {
        if (text.indexOf('%') < 0) {
            return text;
        }
        try {
            byte[] bytes = bytesOf(text);
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException | IllegalArgumentException e) {
            return text;
        }
    }

    private static byte[] bytesOf(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int at = 0; at < text.length(); ) {
            if (text.charAt(at) == '%' && at + 3 <= text.length()) {
                bytes.write(HexFormat.fromHexDigits(text, at + 1, at + 3));
                at += 3;
            } else {
                int c = text.codePointAt(at);
                bytes.writeBytes(Character.toString(c).getBytes(StandardCharsets.UTF_8));
                at += Character.charCount(c);
            }
        }
        return bytes.toByteArray();
    }

    private static String escape(String text, String plain) {
        StringBuilder escaped = new StringBuilder();
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) b;
            if (b > 0 && (Character.isLetterOrDigit(c) || plain.indexOf(c) >= 0)) {
                escaped.append(c);
            } else {
                escaped.append('%').append(HEX.toHexDigits(b));
            }
        }
        return escaped.toString();
    }
}
