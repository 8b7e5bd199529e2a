package io.ghasi.delivery.acceptance.tenants;

import java.time.Duration;
import java.util.List;

/**
 * What came of a simulation.
 *
 * @param operations exchanges that took place
 * @param coverage a line for each operation of the contract
 * @param timings what an unknown and another tenant's thing took, a line for each operation
 */
public record Report(int operations, List<Leak> leaks, String coverage, List<String> timings, Duration took) {
    public Report {
        leaks = List.copyOf(leaks);
        timings = List.copyOf(timings);
    }

    /** The last line of the command. */
    public String lastLine() {
        return "ops=" + operations + " leaks=" + leaks.size();
    }
}
