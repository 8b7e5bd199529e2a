package io.ghasi.delivery.relay.wiring;

import io.ghasi.delivery.adapters.nats.HomeStream;
import io.ghasi.delivery.adapters.nats.NatsSettings;
import io.ghasi.delivery.adapters.nats.StreamDeclaration;
import io.ghasi.delivery.adapters.process.Check;
import io.ghasi.delivery.adapters.process.LateStart;
import io.ghasi.delivery.adapters.tracing.Tracing;
import io.ghasi.delivery.core.outbox.RelaySettings;
import io.ghasi.delivery.relay.loop.RelayWatch;
import io.ghasi.delivery.relay.loop.Store;
import io.nats.client.Connection;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;

/**
 * Starts the relay as soon as NATS can be reached, which the process waits for, alive and not ready; stops it before anything that it needs.
 */
final class RelayLife implements SmartLifecycle, Check {
    private final NatsSettings nats;
    private final StreamDeclaration stream;
    private final Store outbox;
    private final RelaySettings settings;
    private final RelayWatch watch;
    private final Tracing tracing;
    private final Duration patience;
    private volatile @Nullable LateStart<RunningRelay> start;

    RelayLife(
            NatsSettings nats,
            StreamDeclaration stream,
            Store outbox,
            RelaySettings settings,
            RelayWatch watch,
            Tracing tracing,
            Duration patience) {
        this.nats = nats;
        this.stream = stream;
        this.outbox = outbox;
        this.settings = settings;
        this.watch = watch;
        this.tracing = tracing;
        this.patience = patience;
    }

    @Override
    public void start() {
        start = LateStart.begin("relay-start", this::connect);
    }

    private RunningRelay connect() throws IOException, InterruptedException {
        Connection connection = HomeStream.connect(nats, stream);
        RunningRelay relay = new RunningRelay(connection, stream, outbox, settings, watch, tracing);
        CompletableFuture<Void> _ = relay.loop().end().whenComplete(RelayLife::exitOnDefect);
        return relay;
    }

    private static void exitOnDefect(@Nullable Void end, @Nullable Throwable defect) {
        if (defect != null) {
            LateStart.exit(defect);
        }
    }

    @Override
    public void stop() {
        LateStart<RunningRelay> begun = start;
        try {
            RunningRelay relay = begun == null ? null : begun.stop();
            if (relay != null) {
                relay.stop(patience);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } finally {
            start = null;
        }
    }

    @Override
    public boolean isRunning() {
        return start != null;
    }

    private @Nullable RunningRelay now() {
        LateStart<RunningRelay> begun = start;
        return begun == null ? null : begun.now();
    }

    /** Whether it works, or may come to: a connection that a server has turned away twice is never opened again. */
    boolean isAlive() {
        RunningRelay now = now();
        return now == null || (now.loop().isAlive() && !now.isClosed());
    }

    /** Whether it works and NATS can be reached. */
    @Override
    public boolean isUp() {
        RunningRelay now = now();
        return now != null && now.loop().isAlive() && now.isConnected();
    }
}
