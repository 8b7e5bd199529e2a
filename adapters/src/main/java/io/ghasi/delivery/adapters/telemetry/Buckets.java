package io.ghasi.delivery.adapters.telemetry;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;

/** Upper bounds of a histogram's buckets. */
public final class Buckets {
    private Buckets() {}

    /** {@code bounds} in {@code unit}, ascending. */
    public static Duration[] of(TimeUnit unit, long... bounds) {
        return LongStream.of(bounds)
                .mapToObj(bound -> Duration.of(bound, unit.toChronoUnit()))
                .toArray(Duration[]::new);
    }
}
