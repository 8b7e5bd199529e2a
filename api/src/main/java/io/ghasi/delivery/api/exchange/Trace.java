package io.ghasi.delivery.api.exchange;

import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * W3C trace context, version 00.
 *
 * @param traceId 32 hexadecimal digits
 * @param spanId ours, 16 hexadecimal digits
 */
public record Trace(String traceId, String spanId, String flags) {
    private static final Pattern PARENT = Pattern.compile(
            "(?!ff|00-.{53}.)[0-9a-f]{2}-(?!0{32})([0-9a-f]{32})-(?!0{16})[0-9a-f]{16}-([0-9a-f]{2})(-.*)?");
    private static final int LONGEST = 512;

    /** Goes on with {@code traceparent}, or begins anew where there is none or a broken one, as the recommendation asks. */
    public static Trace continuing(@Nullable String traceparent) {
        if (traceparent != null && traceparent.length() <= LONGEST) {
            Matcher parent = PARENT.matcher(traceparent);
            if (parent.matches()) {
                return new Trace(parent.group(1), hex(1), parent.group(2));
            }
        }
        return new Trace(hex(2), hex(1), "00");
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
