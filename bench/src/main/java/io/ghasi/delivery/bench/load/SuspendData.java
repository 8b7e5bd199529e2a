package io.ghasi.delivery.bench.load;

import java.nio.ByteBuffer;
import java.util.Random;
import java.util.UUID;

/** What content keeps for itself: a text that nobody can compress, another each time. It is cut from one long text, for it costs nothing then. */
record SuspendData(int length) {
    private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    private static final byte[] TEXT = text(1 << 20);

    private static byte[] text(int length) {
        Random random = new Random(length);
        byte[] text = new byte[length];
        for (int i = 0; i < length; i++) {
            text[i] = (byte) LETTERS.charAt(random.nextInt(LETTERS.length()));
        }
        return text;
    }

    /** Puts the one of {@code id} into {@code buffer}. */
    void write(ByteBuffer buffer, UUID id) {
        int from = Math.floorMod(id.hashCode() * 0x9E3779B1, TEXT.length - length);
        buffer.put(TEXT, from, length);
    }
}
