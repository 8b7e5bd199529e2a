package io.ghasi.delivery.sandbox.content.xml;

import io.ghasi.delivery.sandbox.content.check.Findings;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Bytes to text, believing first the byte order mark, then the pattern of the first bytes, then the declaration. */
final class XmlText {
    private static final Pattern DECLARED =
            Pattern.compile("^\\s*<\\?xml[^>]{0,200}?encoding\\s*=\\s*[\"']([^\"']{1,40})");
    private static final Charset WINDOWS = Charset.forName("windows-1252");
    private static final char MARK = '\uFEFF';
    private static final int PROLOG = 300;

    private final byte[] bytes;
    private final String file;
    private final Findings findings;

    private XmlText(byte[] bytes, String file, Findings findings) {
        this.bytes = bytes;
        this.file = file;
        this.findings = findings;
    }

    /** The text from its first {@code <} on; null (and a problem) where the bytes are no text. */
    static @Nullable String decode(byte[] bytes, String file, Findings findings) {
        String text = new XmlText(bytes, file, findings).decode();
        if (text == null) {
            findings.problem(file, "is not text in the encoding it declares");
            return null;
        }
        int start = text.indexOf('<');
        return text.substring(Math.max(0, start)).strip();
    }

    private @Nullable String decode() {
        Charset marked = marked();
        if (marked != null) {
            return attempt(marked);
        }
        Charset declared = declared();
        String text = attempt(declared);
        if (text == null && declared.equals(StandardCharsets.UTF_8)) {
            findings.note(file, "is not UTF-8; it is read as windows-1252");
            return attempt(WINDOWS);
        }
        return text;
    }

    private @Nullable Charset marked() {
        if (startsWith(0xEF, 0xBB, 0xBF)) {
            return StandardCharsets.UTF_8;
        }
        if (startsWith(0xFE, 0xFF) || startsWith(0, '<', 0)) {
            return StandardCharsets.UTF_16BE;
        }
        return startsWith(0xFF, 0xFE) || startsWith('<', 0) ? StandardCharsets.UTF_16LE : null;
    }

    private Charset declared() {
        String prolog = new String(bytes, 0, Math.min(bytes.length, PROLOG), StandardCharsets.ISO_8859_1);
        Matcher declaration = DECLARED.matcher(prolog);
        String name = declaration.find() ? declaration.group(1).toLowerCase(Locale.ROOT) : "utf-8";
        // nobody can declare a two-byte encoding in one-byte letters: some tools say so all the same
        if (name.startsWith("utf-16") || name.startsWith("utf-32") || name.contains("ucs")) {
            findings.note(file, "declares " + name + ", but is not; it is read as UTF-8");
            return StandardCharsets.UTF_8;
        }
        try {
            return Charset.forName(name);
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            findings.note(file, "declares the unknown encoding " + name + "; it is read as UTF-8");
            return StandardCharsets.UTF_8;
        }
    }

    private @Nullable String attempt(Charset charset) {
        try {
            String text = charset.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
            return !text.isEmpty() && text.charAt(0) == MARK ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            return null;
        }
    }

    private boolean startsWith(int... wanted) {
        for (int i = 0; i < wanted.length; i++) {
            if (i >= bytes.length || Byte.toUnsignedInt(bytes[i]) != wanted[i]) {
                return false;
            }
        }
        return true;
    }
}
