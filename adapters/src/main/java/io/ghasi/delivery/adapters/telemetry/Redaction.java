package io.ghasi.delivery.adapters.telemetry;

import java.util.regex.Pattern;

/** Takes credentials out of what is told: runs of base64url as long as a run-time grant or a token's part, which nothing else of ours is. */
public final class Redaction {
    /** Digits from which on a run is taken out. */
    public static final int SHORTEST = 128;

    // Looking back keeps it from trying each digit of a shorter run anew.
    private static final Pattern RUN = Pattern.compile("(?<![A-Za-z0-9_-])[A-Za-z0-9_-]{" + SHORTEST + ",}+");

    private Redaction() {}

    /** {@code text} with {@code (redacted)} in their place. */
    public static String of(String text) {
        return text.length() < SHORTEST ? text : RUN.matcher(text).replaceAll("(redacted)");
    }

    /** Whether there is one in {@code text}. */
    public static boolean isNeeded(String text) {
        return text.length() >= SHORTEST && RUN.matcher(text).find();
    }
}
