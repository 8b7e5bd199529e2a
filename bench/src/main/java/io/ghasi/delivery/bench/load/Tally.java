package io.ghasi.delivery.bench.load;

import java.time.Duration;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/** Counts answers. */
final class Tally {
    private static final long LONGEST = Duration.ofMinutes(2).toNanos();
    private static final int DIGITS = 3;
    private static final double NANOS_PER_MILLI = 1e6;

    private final Histogram latency = new Histogram(LONGEST, DIGITS);
    private final Histogram lateness = new Histogram(LONGEST, DIGITS);
    private long inTime;

    /** An answer, {@code nanos} after its request was due. */
    void answered(long nanos, boolean withinPhase) {
        latency.recordValue(Math.min(nanos, LONGEST));
        if (withinPhase) {
            inTime++;
        }
    }

    /** A request went out {@code nanos} later than it could have. */
    void late(long nanos) {
        lateness.recordValue(Math.min(Math.max(0, nanos), LONGEST));
    }

    PhaseResult result(Duration duration, int reconnects, @Nullable String failure) {
        return new PhaseResult(
                latency.getTotalCount(),
                inTime / (duration.toNanos() / 1e9),
                millis(latency, 50),
                millis(latency, 99),
                millis(latency, 99.9),
                millis(latency, 100),
                millis(lateness, 99),
                reconnects,
                failure);
    }

    private static double millis(Histogram histogram, double percentile) {
        return histogram.getTotalCount() == 0 ? 0 : histogram.getValueAtPercentile(percentile) / NANOS_PER_MILLI;
    }
}
