package io.ghasi.delivery.bench.relay;

import io.ghasi.delivery.bench.machine.Machine;
import java.time.Instant;
import java.util.Formatter;
import java.util.Locale;

/** A page of Markdown. */
final class RelayTable {
    private RelayTable() {}

    static String of(Instant at, Machine machine, Figures figures) {
        Formatter page = new Formatter(Locale.ROOT);
        page.format("# Relay, %s%n%n", at);
        page.format(
                "%s, %d cores, %d GiB, %s, %s%n",
                machine.cpu(), machine.cores(), machine.memoryGib(), machine.system(), machine.jdk());
        page.format("%n");
        page.format(
                "PostgreSQL 16.15 behind PgBouncer, nats-server 2.10.27 with one copy of the stream, relays and producer on the same machine.%n");
        page.format(
                "Lag: from before an event's transaction to its time in the stream. Events of 1.2 KB, 5,000 aggregates of 10 tenants.%n");
        for (Figures.Broker broker : figures.brokers()) {
            broker(page, broker);
        }
        return page.toString();
    }

    private static void broker(Formatter page, Figures.Broker broker) {
        page.format("%n## The broker syncs %s%n%n", broker.sync());
        page.format(
                "Asked directly, 256 under way: %,d/s before, %,d/s after.%n%n", broker.rawBefore(), broker.rawAfter());
        page.format("| relays | events/s asked | carried | lag p50 ms | p99 ms | p99.9 ms |%n");
        page.format("|---|---|---|---|---|---|%n");
        for (Figures.Paced paced : broker.paced()) {
            page.format(
                    "| %d | %,d | %,d | %.1f | %.1f | %.1f |%n",
                    paced.relays(), paced.rate(), paced.achieved(), paced.p50(), paced.p99(), paced.p999());
        }
        int raw = Math.max(1, (broker.rawBefore() + broker.rawAfter()) / 2);
        page.format("%n| relays | backlog | carried off, events/s | of the direct rate |%n");
        page.format("|---|---|---|---|%n");
        for (Figures.Drained drained : broker.drained()) {
            page.format(
                    "| %d | %,d | %,d | %.2f |%n",
                    drained.relays(), drained.events(), drained.rate(), drained.rate() / (double) raw);
        }
    }
}
