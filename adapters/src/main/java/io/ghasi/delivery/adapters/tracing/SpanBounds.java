package io.ghasi.delivery.adapters.tracing;

import java.time.Duration;

/**
 * How much telling may cost.
 *
 * @param waiting spans at most, some kilobytes each; one more is dropped
 * @param batch spans that are told of at once, at most
 * @param gather how long a span waits for others at most
 * @param answer how long the collector may take
 * @param farewell how long the end of the process waits for those that are left
 */
record SpanBounds(int waiting, int batch, Duration gather, Duration answer, Duration farewell) {
    static SpanBounds usual() {
        return new SpanBounds(4_096, 512, Duration.ofSeconds(1), Duration.ofSeconds(5), Duration.ofSeconds(3));
    }
}
