package io.ghasi.delivery.adapters.tracing;

import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * W3C trace context, version 00.
 *
 * @param traceId 32 hexadecimal digits
 * @param spanId of the span that all else is below, 16 hexadecimal digits
 * @param flags 2 hexadecimal digits
 */
public record Trace(String traceId, String spanId, String flags) {
    private static final Pattern PARENT = Pattern.compile(
            "(?!ff|00-.{53}.)[0-9a-f]{2}-(?!0{32})([0-9a-f]{32})-(?!0{16})([0-9a-f]{16})-([0-9a-f]{2})(-.*)?");
    private static final int LONGEST = 512;
    private static final int SAMPLED = 1;

    /** What {@code traceparent} says; null where there is none or a broken one. */
    public static @Nullable Trace read(@Nullable String traceparent) {
        if (traceparent == null || traceparent.length() > LONGEST) {
            return null;
        }
        Matcher parent = PARENT.matcher(traceparent);
        return parent.matches() ? new Trace(parent.group(1), parent.group(2), parent.group(3)) : null;
    }

    /** Goes on with {@code traceparent} under a span of ours, or begins anew where there is none or a broken one, as the recommendation asks. */
    public static Trace continuing(@Nullable String traceparent) {
        Trace parent = read(traceparent);
        return parent == null ? new Trace(hex(2), hex(1), "00") : new Trace(parent.traceId, hex(1), parent.flags);
    }

    /** Whether whoever began it wants to see it. */
    public boolean isSampled() {
        return (HexFormat.fromHexDigits(flags) & SAMPLED) != 0;
    }

    /** The same for those who come after us, of which nobody is told. */
    Trace unsampled() {
        String unset = HexFormat.of().toHexDigits((byte) (HexFormat.fromHexDigits(flags) & ~SAMPLED));
        return new Trace(traceId, spanId, unset);
    }

    /** As a header. */
    public String traceparent() {
        return "00-" + traceId + "-" + spanId + "-" + flags;
    }

    // Never all zero: that means "no trace".
    private static String hex(int longs) {
        StringBuilder digits = new StringBuilder();
        for (int i = 0; i < longs; i++) {
            digits.append(HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong() | 1));
        }
        return digits.toString();
    }
}
