package io.ghasi.delivery.relay.loop;

import io.ghasi.delivery.core.outbox.Command;
import io.ghasi.delivery.core.outbox.Signal;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;

/** Tells how long each kind of call takes, answered or not: {@code delivery_outbox_call_seconds}. */
public final class TimedStore implements Store {
    private final Store store;
    private final MeterRegistry registry;
    private final Timer claims;
    private final Timer reads;
    private final Timer retirements;
    private final Timer others;

    public TimedStore(Store store, MeterRegistry registry) {
        this.store = store;
        this.registry = registry;
        this.claims = timer("claim");
        this.reads = timer("read");
        this.retirements = timer("retire");
        this.others = timer("other");
    }

    private Timer timer(String call) {
        return Timer.builder("delivery_outbox_call_seconds")
                .description("From a call to the outbox's tables to its answer")
                .tag("call", call)
                .register(registry);
    }

    @Override
    public Signal execute(Command.OfStore command) {
        Timer.Sample sample = Timer.start(registry);
        try {
            return store.execute(command);
        } finally {
            sample.stop(timer(command));
        }
    }

    private Timer timer(Command.OfStore command) {
        return switch (command) {
            case Command.Claim claim -> claims;
            case Command.Read read -> reads;
            case Command.Retire retire -> retirements;
            case Command.Park park -> others;
            case Command.Release release -> others;
            case Command.Leave leave -> others;
        };
    }
}
