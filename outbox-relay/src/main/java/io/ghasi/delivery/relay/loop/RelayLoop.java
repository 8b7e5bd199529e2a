package io.ghasi.delivery.relay.loop;

import io.ghasi.delivery.adapters.telemetry.LogEvent;
import io.ghasi.delivery.core.outbox.Broker;
import io.ghasi.delivery.core.outbox.Command;
import io.ghasi.delivery.core.outbox.Relay;
import io.ghasi.delivery.core.outbox.Signal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One thread that asks the core's relay what to do, and others that wait for the database. */
public final class RelayLoop implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(RelayLoop.class);
    private static final int SIGNALS_AT_ONCE = 1_024;
    private static final Duration LONGEST_REST = Duration.ofSeconds(1);

    // Never longer than the window, the few calls to the store and pokes, of which many are one, allow.
    private final LinkedBlockingQueue<Signal> signals = new LinkedBlockingQueue<>();
    private final ExecutorService calls = Executors.newVirtualThreadPerTaskExecutor();
    private final CompletableFuture<Void> end = new CompletableFuture<>();
    private final Relay relay;
    private final Store store;
    private final Broker broker;
    private final RelayWatch watch;
    private final Thread thread;

    /** Begins at once. */
    public RelayLoop(Relay relay, Store store, Broker broker, RelayWatch watch) {
        this.relay = relay;
        this.store = store;
        this.broker = broker;
        this.watch = watch;
        this.thread = Thread.ofPlatform().name("relay").start(this::run);
    }

    /** Tells the relay something. From any thread. */
    public void signal(Signal signal) {
        signals.add(signal);
    }

    /** Whether it still works: it does until it is stopped, or a defect of ours ends it. */
    public boolean isAlive() {
        return thread.isAlive();
    }

    /** Done once it has given everything back; failed where it ended by a defect. */
    public CompletableFuture<Void> end() {
        return end;
    }

    private void run() {
        try {
            List<Signal> heard = new ArrayList<>();
            while (!relay.hasLeft()) {
                relay.on(heard, now()).forEach(this::start);
                watch.stands(relay.gauge());
                heard = relay.hasLeft() ? List.of() : listen();
            }
            end.complete(null);
        } catch (InterruptedException _) {
            end.complete(null);
        } catch (RuntimeException | Error e) {
            LOG.error(LogEvent.PROCESS_DEFECT, "the relay ends by a defect; its leases run out", e);
            end.completeExceptionally(e);
        }
    }

    // A clock of its own that only goes forward: how long things last is all that the relay asks of it.
    private static Instant now() {
        return Instant.EPOCH.plusNanos(System.nanoTime());
    }

    private List<Signal> listen() throws InterruptedException {
        Duration rest = Duration.between(now(), earlier(relay.wakeAt(), now().plus(LONGEST_REST)));
        List<Signal> heard = new ArrayList<>();
        @Nullable Signal first = signals.poll(Math.max(0, rest.toNanos()), TimeUnit.NANOSECONDS);
        if (first != null) {
            heard.add(first);
            signals.drainTo(heard, SIGNALS_AT_ONCE);
            heard.forEach(this::tell);
        }
        return heard;
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    private void tell(Signal signal) {
        if (signal instanceof Signal.Answered(var row, var receipt)) {
            watch.answered(row, receipt);
        } else if (signal instanceof Signal.Parked(var park, var moved) && moved) {
            watch.parked(park);
        } else if (signal instanceof Signal.Failed failed) {
            watch.failed(failed);
        }
    }

    private void start(Command command) {
        switch (command) {
            case Command.Publish(var row) -> broker.publish(row, receipt -> signal(new Signal.Answered(row, receipt)));
            case Command.OfStore call -> calls.execute(() -> signal(ask(call)));
        }
    }

    // Whatever went wrong, the relay must hear of it, or it would wait for ever.
    private Signal ask(Command.OfStore call) {
        try {
            return store.execute(call);
        } catch (RuntimeException e) {
            LOG.error(LogEvent.PROCESS_DEFECT, "a call to the outbox failed by a defect", e);
            return new Signal.Failed(call, String.valueOf(e));
        }
    }

    /** Finishes what is under way and gives everything back, for {@code patience} at most; then what is held runs out by itself. */
    public void stop(Duration patience) throws InterruptedException {
        signal(new Signal.StopAsked());
        if (!thread.join(patience)) {
            LOG.warn(
                    LogEvent.LEASES_LEFT, "not everything could be given back within {}; the leases run out", patience);
        }
        close();
    }

    /** Ends at once, as a crash would. */
    @Override
    public void close() {
        thread.interrupt();
        calls.shutdownNow();
    }
}
