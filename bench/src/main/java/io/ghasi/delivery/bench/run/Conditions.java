package io.ghasi.delivery.bench.run;

import io.ghasi.delivery.bench.machine.Machine;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * Under what a run's figures hold.
 *
 * @param path how requests got to the data, in words
 * @param pgbench its version
 */
record Conditions(Instant at, Machine machine, Settings settings, String path, String pgbench) {
    static Conditions here(Settings settings, String path, String pgbench) {
        return new Conditions(Instant.now().truncatedTo(ChronoUnit.SECONDS), Machine.here(), settings, path, pgbench);
    }
}
