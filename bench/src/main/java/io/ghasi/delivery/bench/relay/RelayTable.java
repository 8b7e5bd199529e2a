package io.ghasi.delivery.bench.relay;

import java.util.Formatter;
import java.util.Locale;

/** A page of Markdown. */
final class RelayTable {
    private RelayTable() {}

    static String of(Figures figures) {
        Formatter page = new Formatter(Locale.ROOT);
        for (Figures.Broker broker : figures.brokers()) {
            broker(page, broker);
        }
        return page.toString();
    }

    private static void broker(Formatter page, Figures.Broker broker) {
        page.format("%n## The broker syncs %s%n%n", broker.sync());
        page.format(
                "Asked directly, 256 under way: %,d/s before, %,d/s after.%n%n", broker.rawBefore(), broker.rawAfter());
        page.format(
                "| relays | events/s asked | carried | lag p50 ms | p99 ms | p99.9 ms | relays' CPU µs an event |%n");
        page.format("|---|---|---|---|---|---|---|%n");
        for (Figures.Paced paced : broker.paced()) {
            page.format(
                    "| %d | %,d | %,d | %.1f | %.1f | %.1f | %d |%n",
                    paced.relays(),
                    paced.rate(),
                    paced.achieved(),
                    paced.p50(),
                    paced.p99(),
                    paced.p999(),
                    paced.cpuMicros());
        }
        int raw = Math.max(1, (broker.rawBefore() + broker.rawAfter()) / 2);
        page.format("%n| relays | backlog | carried off, events/s | of the direct rate | relays' CPU µs an event |%n");
        page.format("|---|---|---|---|---|%n");
        for (Figures.Drained drained : broker.drained()) {
            page.format(
                    "| %d | %,d | %,d | %.2f | %d |%n",
                    drained.relays(),
                    drained.events(),
                    drained.rate(),
                    drained.rate() / (double) raw,
                    drained.cpuMicros());
        }
    }
}
