package io.ghasi.delivery.bench.run;

import io.ghasi.delivery.bench.machine.Memory;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * All that a run of commits measured.
 *
 * @param memory of the service after the rounds
 */
record RuntimeMeasured(List<Round> rounds, Memory memory) {
    /**
     * Floors and service in turn. Rates are a second.
     *
     * @param small commits with 4 KB, as many as go through
     * @param large with 60 KB
     * @param busy with 4 KB, five hundred a second
     * @param navigate navigations of native courses, as many as go through
     * @param read commits with 4 KB, as many as go through, by a process that remembers none of them
     */
    record Round(
            double floorSmall,
            Committed small,
            double floorLarge,
            Committed large,
            Committed busy,
            Played navigate,
            Committed read) {}

    /** The median of what {@code figure} is in each round. */
    double median(ToDoubleFunction<Round> figure) {
        return Measured.median(rounds.stream().mapToDouble(figure).toArray());
    }
}
