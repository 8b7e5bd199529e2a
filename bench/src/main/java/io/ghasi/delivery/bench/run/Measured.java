package io.ghasi.delivery.bench.run;

import io.ghasi.delivery.bench.machine.Memory;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * All that a run measured.
 *
 * @param lone ten requests a second
 * @param loneUngrouped the same where every decision is written alone
 * @param memory of the service after the rounds
 * @param starts from the start of the process to ready
 */
record Measured(List<Round> rounds, Played lone, Played loneUngrouped, Memory memory, List<Duration> starts) {
    /**
     * Floors and service in turn. Rates are a second.
     *
     * @param navigate as much as goes through
     * @param busy a thousand requests a second
     * @param get as much as goes through
     */
    record Round(double floor7, Played navigate, double floor1, Played busy, double floorGet, Played get) {}

    /** The median of what {@code figure} is in each round. */
    double median(ToDoubleFunction<Round> figure) {
        return median(rounds.stream().mapToDouble(figure).toArray());
    }

    /** The median start. */
    double readyMs() {
        return median(starts.stream().mapToDouble(Duration::toMillis).toArray());
    }

    /** The middle one of {@code values}; of an even number the mean of the two in the middle. */
    static double median(double[] values) {
        double[] sorted = Arrays.stream(values).sorted().toArray();
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
