package io.ghasi.delivery.adapters.telemetry;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Stands for a person in the log. */
public final class ActorHash {
    private static final int BYTES = 8;

    private ActorHash() {}

    /** 16 hexadecimal digits, the same for the same {@code user} of the same {@code tenant}; ids are random, so that none can be guessed from it. */
    public static String of(String tenant, String user) {
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256").digest((tenant + "/" + user).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
