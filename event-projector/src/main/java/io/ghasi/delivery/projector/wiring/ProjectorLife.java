package io.ghasi.delivery.projector.wiring;

import io.ghasi.delivery.adapters.nats.NatsConnections;
import io.ghasi.delivery.adapters.nats.NatsSettings;
import io.ghasi.delivery.adapters.nats.Topology;
import io.ghasi.delivery.adapters.postgres.InboxPartitions;
import io.ghasi.delivery.adapters.process.Check;
import io.nats.client.Connection;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Starts the projector as soon as NATS and the database are there, which the process waits for, alive and not ready; stops it before anything that it needs.
 */
final class ProjectorLife implements SmartLifecycle, Check {
    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final Logger LOG = LoggerFactory.getLogger(ProjectorLife.class);
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final NatsSettings nats;
    private final Topology topology;
    private final InboxPartitions partitions;
    private final RunningProjector.Tools tools;
    private final Thread starter = Thread.ofPlatform().name("projector-start").unstarted(this::begin);
    private volatile @Nullable RunningProjector projector;
    private volatile boolean running;

    ProjectorLife(NatsSettings nats, Topology topology, InboxPartitions partitions, RunningProjector.Tools tools) {
        this.nats = nats;
        this.topology = topology;
        this.partitions = partitions;
        this.tools = tools;
    }

    @Override
    public void start() {
        running = true;
        starter.start();
    }

    private void begin() {
        try {
            // First: an event of a day that has no partition is refused, and set aside.
            awaitPartitions();
            projector = new RunningProjector(NatsConnections.await(nats), topology, tools);
        } catch (InterruptedException _) {
            LOG.info("told to end before it could begin");
        } catch (IOException | RuntimeException e) {
            LOG.error("the process ends", e);
            Thread.ofPlatform().name("exit").start(() -> System.exit(1));
        }
    }

    private void awaitPartitions() throws InterruptedException {
        while (true) {
            try {
                partitions.maintain(LocalDate.now(ZoneOffset.UTC));
                return;
            } catch (SQLException e) {
                LOG.warn("the inbox cannot be made ready, and is tried again: {}", e.getMessage());
                Thread.sleep(PAUSE);
            }
        }
    }

    @Override
    public void stop() {
        running = false;
        starter.interrupt();
        try {
            // What it waits for may take the interrupt for its own.
            boolean _ = starter.join(PATIENCE);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        if (projector != null) {
            projector.close();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Whether it works and NATS can be reached. */
    @Override
    public boolean isUp() {
        RunningProjector now = projector;
        return now != null && now.status() == Connection.Status.CONNECTED;
    }

    /** A connection that ended by itself does not come back: a server refused our login twice. */
    boolean isAlive() {
        RunningProjector now = projector;
        return now == null || now.status() != Connection.Status.CLOSED;
    }
}
