package io.ghasi.delivery.bench.run;

import io.ghasi.delivery.bench.load.PhaseResult;
import io.ghasi.delivery.bench.machine.CpuTime;
import java.time.Duration;

/** A phase, what became of it and what it cost. */
record Played(PhaseResult result, CpuTime cost, Duration wall) {
    /** CPU milliseconds of the service for each answer. */
    double cpuPerAnswer() {
        return (double) cost.api() / result.answered();
    }

    /** The same of PostgreSQL. */
    double databaseCpuPerAnswer() {
        return (double) cost.database() / result.answered();
    }

    /** {@code millis} of CPU time as cores kept busy. */
    double cores(long millis) {
        return (double) millis / wall.toMillis();
    }
}
