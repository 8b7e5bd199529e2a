package io.ghasi.delivery.bench.load;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;

/** As much of HTTP/1.1 as an answer of known length needs: its status, where it ends, and whether the connection stays. */
final class Answer {
    private static final int CAPACITY = 64 * 1024;
    private static final int UNKNOWN = -1;

    private final ByteBuffer bytes = ByteBuffer.allocate(CAPACITY);
    private int scanned;
    private int end = UNKNOWN;
    private boolean last;

    /** Where bytes go as they come. */
    ByteBuffer bytes() {
        return bytes;
    }

    /** Looks at what has come; true when the answer is whole. */
    boolean isWhole() {
        if (end == UNKNOWN) {
            findEnd();
        }
        if (end == UNKNOWN && !bytes.hasRemaining()) {
            throw new IllegalStateException("an answer's head is longer than " + CAPACITY + " bytes");
        }
        return end != UNKNOWN && bytes.position() >= end;
    }

    // The head ends with an empty line; each byte is looked at once, however the answer is cut into pieces.
    private void findEnd() {
        for (int i = Math.max(3, scanned); i < bytes.position(); i++) {
            if (bytes.get(i) == '\n'
                    && bytes.get(i - 1) == '\r'
                    && bytes.get(i - 2) == '\n'
                    && bytes.get(i - 3) == '\r') {
                end = i + 1 + readHead(i);
                if (end > CAPACITY) {
                    throw new IllegalStateException("an answer is longer than " + CAPACITY + " bytes");
                }
                return;
            }
        }
        scanned = bytes.position();
    }

    private int readHead(int length) {
        int contentLength = UNKNOWN;
        for (int line = 0; line < length; line = endOfLine(line)) {
            // Two headers matter; both begin with C.
            if ((bytes.get(line) | 0x20) == 'c') {
                String header = text(line, endOfLine(line)).strip().toLowerCase(Locale.ROOT);
                if (header.startsWith("content-length:")) {
                    contentLength = Integer.parseInt(
                            header.substring("content-length:".length()).strip());
                }
                last |= header.equals("connection: close");
            }
        }
        if (contentLength == UNKNOWN) {
            throw new IllegalStateException("an answer without Content-Length:\n" + text(0, length));
        }
        return contentLength;
    }

    private int endOfLine(int from) {
        int i = from;
        while (i < bytes.position() && bytes.get(i) != '\n') {
            i++;
        }
        return i + 1;
    }

    int status() {
        return (bytes.get(9) - '0') * 100 + (bytes.get(10) - '0') * 10 + (bytes.get(11) - '0');
    }

    /** How often {@code text} is in it. */
    int count(byte[] text) {
        int found = 0;
        for (int i = 0; i + text.length <= end; i++) {
            if (bytes.get(i) == text[0] && Arrays.equals(bytes.array(), i, i + text.length, text, 0, text.length)) {
                found++;
            }
        }
        return found;
    }

    /** Whether the server closes the connection after it. */
    boolean isLast() {
        return last;
    }

    /** Begins anew. Whatever follows an answer nobody asked for. */
    void clear() {
        if (end != UNKNOWN && bytes.position() > end) {
            throw new IllegalStateException("more than one answer: " + this);
        }
        bytes.clear();
        scanned = 0;
        end = UNKNOWN;
        last = false;
    }

    private String text(int from, int to) {
        return new String(bytes.array(), from, to - from, StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return text(0, Math.min(bytes.position(), 4_096));
    }
}
