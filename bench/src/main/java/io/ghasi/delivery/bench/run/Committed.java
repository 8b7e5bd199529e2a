package io.ghasi.delivery.bench.run;

import io.ghasi.delivery.bench.world.Wal;

/** A phase of commits, and the write-ahead log that it wrote. */
record Committed(Played played, Wal wal) {
    /** Bytes of the log for each answer. */
    double walPerAnswer() {
        return (double) wal.bytes() / played.result().answered();
    }
}
