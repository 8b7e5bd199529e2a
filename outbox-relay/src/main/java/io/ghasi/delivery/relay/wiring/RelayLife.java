package io.ghasi.delivery.relay.wiring;

import io.ghasi.delivery.adapters.nats.NatsConnections;
import io.ghasi.delivery.adapters.nats.NatsSettings;
import io.ghasi.delivery.adapters.nats.StreamDeclaration;
import io.ghasi.delivery.adapters.postgres.PostgresOutbox;
import io.ghasi.delivery.adapters.process.Check;
import io.ghasi.delivery.core.outbox.RelaySettings;
import io.ghasi.delivery.relay.loop.RelayWatch;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Starts the relay as soon as NATS can be reached, which the process waits for, alive and not ready; stops it before anything that it needs.
 */
final class RelayLife implements SmartLifecycle, Check {
    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final Logger LOG = LoggerFactory.getLogger(RelayLife.class);

    private final NatsSettings nats;
    private final StreamDeclaration stream;
    private final PostgresOutbox outbox;
    private final RelaySettings settings;
    private final RelayWatch watch;
    private final Duration patience;
    private final Thread starter = Thread.ofPlatform().name("relay-start").unstarted(this::connect);
    private volatile @Nullable RunningRelay relay;
    private volatile boolean running;

    RelayLife(
            NatsSettings nats,
            StreamDeclaration stream,
            PostgresOutbox outbox,
            RelaySettings settings,
            RelayWatch watch,
            Duration patience) {
        this.nats = nats;
        this.stream = stream;
        this.outbox = outbox;
        this.settings = settings;
        this.watch = watch;
        this.patience = patience;
    }

    @Override
    public void start() {
        running = true;
        starter.start();
    }

    private void connect() {
        try {
            RunningRelay started = new RunningRelay(NatsConnections.await(nats), stream, outbox, settings, watch);
            relay = started;
            CompletableFuture<Void> _ = started.loop().end().exceptionally(this::exit);
        } catch (InterruptedException _) {
            LOG.info("told to end before NATS could be reached");
        } catch (IOException | RuntimeException e) {
            exit(e);
        }
    }

    // Whoever starts processes starts another one: a relay that ended by a defect does not come back by itself.
    private Void exit(Throwable defect) {
        LOG.error("the process ends", defect);
        Thread.ofPlatform().name("exit").start(() -> System.exit(1));
        throw new IllegalStateException(defect);
    }

    @Override
    public void stop() {
        running = false;
        starter.interrupt();
        try {
            // What it waits for may take the interrupt for its own.
            boolean _ = starter.join(PATIENCE);
            if (relay != null) {
                relay.stop(patience);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Whether it works, or may come to: a connection that a server has turned away twice is never opened again. */
    boolean isAlive() {
        RunningRelay now = relay;
        return now == null || (now.loop().isAlive() && !now.isClosed());
    }

    /** Whether it works and NATS can be reached. */
    @Override
    public boolean isUp() {
        RunningRelay now = relay;
        return now != null && now.loop().isAlive() && now.isConnected();
    }
}
