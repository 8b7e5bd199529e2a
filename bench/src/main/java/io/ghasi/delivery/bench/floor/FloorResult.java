package io.ghasi.delivery.bench.floor;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What pgbench counted.
 *
 * @param perSecond without the time that connecting took
 */
public record FloorResult(long transactions, double perSecond) {
    private static final Pattern PROCESSED = Pattern.compile("number of transactions actually processed: (\\d+)");
    private static final Pattern FAILED = Pattern.compile("number of failed transactions: (\\d+)");
    private static final Pattern RATE = Pattern.compile("tps = ([0-9.]+) \\(without initial connection time\\)");

    /** Reads pgbench's own report. */
    static FloorResult parse(String report) {
        if (Long.parseLong(find(FAILED, report)) != 0) {
            throw new IllegalStateException("transactions failed:\n" + report);
        }
        return new FloorResult(Long.parseLong(find(PROCESSED, report)), Double.parseDouble(find(RATE, report)));
    }

    private static String find(Pattern pattern, String report) {
        Matcher matcher = pattern.matcher(report);
        if (!matcher.find()) {
            throw new IllegalStateException("pgbench said something else:\n" + report);
        }
        return matcher.group(1);
    }
}
