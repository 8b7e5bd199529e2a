package io.ghasi.delivery.bench.load;

import org.jspecify.annotations.Nullable;

/**
 * What became of a phase. Latencies in milliseconds: in the open model from the time at which a request was due, in the closed
 * model from the time at which it went out.
 *
 * @param answered requests that were answered, all with 200
 * @param perSecond those within the phase's duration; the last ones come after it
 * @param latenessMs how late, at the 99th percentile, the generator itself was with a request for which a connection was free
 * @param reconnects connections that the server closed after an answer
 * @param failure what went wrong first, with the answer; null where nothing did
 */
public record PhaseResult(
        long answered,
        double perSecond,
        double p50Ms,
        double p99Ms,
        double p999Ms,
        double maxMs,
        double latenessMs,
        int reconnects,
        @Nullable String failure) {}
