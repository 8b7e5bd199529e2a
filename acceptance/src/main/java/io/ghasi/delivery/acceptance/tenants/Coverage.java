package io.ghasi.delivery.acceptance.tenants;

import io.ghasi.delivery.acceptance.tenants.model.Ledger;
import io.ghasi.delivery.acceptance.tenants.request.Action;
import io.ghasi.delivery.acceptance.tenants.request.Exchange;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;

/** How often each operation was asked, and about whose things. Thread-safe. */
final class Coverage {
    private final Map<String, Counts> counts = new ConcurrentSkipListMap<>();

    private record Counts(AtomicInteger all, AtomicInteger granted, AtomicInteger foreign, AtomicInteger alike) {}

    void count(Sent sent, Ledger ledger) {
        Exchange exchange = sent.exchange();
        Counts of = counts(exchange);
        of.all().incrementAndGet();
        if (sent.reply().status() < 400) {
            of.granted().incrementAndGet();
        }
        if (exchange.action() instanceof Action.OfSession about
                && ledger.isForeign(about.id(), exchange.caller().side())) {
            of.foreign().incrementAndGet();
        }
    }

    void countAlike(Exchange foreign) {
        counts(foreign).alike().incrementAndGet();
    }

    private Counts counts(Exchange exchange) {
        return counts.computeIfAbsent(
                exchange.action().operation(),
                _ -> new Counts(new AtomicInteger(), new AtomicInteger(), new AtomicInteger(), new AtomicInteger()));
    }

    /** A line for each operation. */
    @Override
    public String toString() {
        StringBuilder table = new StringBuilder();
        counts.forEach((operation, of) -> table.append(String.format(
                Locale.ROOT,
                "%-16s asked %6d  granted %6d  about the other tenant's %6d  held beside an unknown one %5d%n",
                operation,
                of.all().get(),
                of.granted().get(),
                of.foreign().get(),
                of.alike().get())));
        return table.toString();
    }
}
