package io.ghasi.delivery.projector.wiring;

import io.ghasi.delivery.adapters.nats.HomeStream;
import io.ghasi.delivery.adapters.nats.NatsSettings;
import io.ghasi.delivery.adapters.nats.Topology;
import io.ghasi.delivery.adapters.postgres.InboxPartitions;
import io.ghasi.delivery.adapters.process.Check;
import io.ghasi.delivery.adapters.process.LateStart;
import io.ghasi.delivery.adapters.telemetry.LogEvent;
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
    private static final Logger LOG = LoggerFactory.getLogger(ProjectorLife.class);
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final NatsSettings nats;
    private final Topology topology;
    private final InboxPartitions partitions;
    private final RunningProjector.Tools tools;
    private volatile @Nullable LateStart<RunningProjector> start;

    ProjectorLife(NatsSettings nats, Topology topology, InboxPartitions partitions, RunningProjector.Tools tools) {
        this.nats = nats;
        this.topology = topology;
        this.partitions = partitions;
        this.tools = tools;
    }

    @Override
    public void start() {
        start = LateStart.begin("projector-start", this::begin);
    }

    private RunningProjector begin() throws IOException, InterruptedException {
        // First: an event of a day that has no partition is refused, and set aside.
        awaitPartitions();
        return new RunningProjector(HomeStream.connect(nats, topology.events()), topology, tools);
    }

    private void awaitPartitions() throws InterruptedException {
        while (true) {
            try {
                partitions.maintain(LocalDate.now(ZoneOffset.UTC));
                return;
            } catch (SQLException e) {
                LOG.warn(
                        LogEvent.INBOX_NOT_READY,
                        "the inbox cannot be made ready, and is tried again: {}",
                        e.getMessage());
                Thread.sleep(PAUSE);
            }
        }
    }

    @Override
    public void stop() {
        LateStart<RunningProjector> begun = start;
        try {
            RunningProjector projector = begun == null ? null : begun.stop();
            if (projector != null) {
                projector.close();
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

    private @Nullable RunningProjector now() {
        LateStart<RunningProjector> begun = start;
        return begun == null ? null : begun.now();
    }

    /** Whether it works and NATS can be reached. */
    @Override
    public boolean isUp() {
        RunningProjector now = now();
        return now != null && now.status() == Connection.Status.CONNECTED;
    }

    /** A connection that ended by itself does not come back: a server refused our login twice. */
    boolean isAlive() {
        RunningProjector now = now();
        return now == null || now.status() != Connection.Status.CLOSED;
    }
}
