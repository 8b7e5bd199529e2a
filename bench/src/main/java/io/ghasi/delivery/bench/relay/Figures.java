package io.ghasi.delivery.bench.relay;

import java.util.List;

/** What was measured. */
record Figures(List<Broker> brokers) {
    /**
     * With one setting of the broker.
     *
     * @param sync when it syncs to disk: {@code always} or {@code now and then}
     * @param rawBefore acknowledged a second when asked directly, before the rest
     * @param rawAfter the same, after it
     */
    record Broker(String sync, int rawBefore, int rawAfter, List<Paced> paced, List<Drained> drained) {}

    /** At a fixed rate: how old events were when the stream took them, in milliseconds; {@code cpuMicros} of the relays for each event. */
    record Paced(int relays, int rate, int achieved, double p50, double p99, double p999, long cpuMicros) {}

    /** A backlog, carried off as fast as it goes. */
    record Drained(int relays, int events, int rate, long cpuMicros) {}
}
