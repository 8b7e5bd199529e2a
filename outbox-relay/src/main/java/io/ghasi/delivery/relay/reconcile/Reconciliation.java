package io.ghasi.delivery.relay.reconcile;

import io.ghasi.delivery.adapters.nats.StreamReading;
import io.ghasi.delivery.adapters.nats.StreamReading.Extent;
import io.ghasi.delivery.adapters.postgres.PostgresArchive;
import io.ghasi.delivery.adapters.telemetry.LogEvent;
import io.ghasi.delivery.core.ids.Ulid;
import io.ghasi.delivery.core.outbox.Broker;
import io.ghasi.delivery.core.reconcile.Finding;
import io.ghasi.delivery.core.reconcile.Finding.Hole;
import io.ghasi.delivery.core.reconcile.Finding.Reordered;
import io.ghasi.delivery.core.reconcile.Finding.Whole;
import io.ghasi.delivery.core.reconcile.History;
import io.ghasi.delivery.core.reconcile.Published;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Phaser;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Compares what the archive says was published with what the stream has, and publishes again what is missing. The archive is read first: whatever
 * it has was acknowledged before, so it must be in a stream that is looked at afterwards.
 */
public final class Reconciliation {
    private static final Logger LOG = LoggerFactory.getLogger(Reconciliation.class);
    // What is about to expire may be gone when the stream is read.
    private static final Duration EDGE = Duration.ofHours(1);
    // How long the broker's window is exceeded where it is waited for: it is looked through now and then.
    private static final Duration GRACE = Duration.ofSeconds(5);
    private static final int LANES = 64;
    private static final int MOST_UNKNOWN = 10_000;

    private final PostgresArchive archive;
    private final StreamReading stream;
    private final Broker broker;
    private final Report report;
    private final Duration keep;
    private final Duration patience;

    /**
     * A reconciliation.
     *
     * @param keep how long the archive keeps
     * @param patience how long one event is tried
     */
    public Reconciliation(
            PostgresArchive archive,
            StreamReading stream,
            Broker broker,
            Report report,
            Duration keep,
            Duration patience) {
        this.archive = archive;
        this.stream = stream;
        this.broker = broker;
        this.report = report;
        this.keep = keep;
        this.patience = patience;
    }

    /** Does what {@code wish} says; {@code folder}, an empty one, is for files that are of no use afterwards. */
    public Summary run(Wish wish, Path folder) throws IOException, SQLException, InterruptedException {
        Instant now = archive.now();
        Instant to = wish.to() == null || wish.to().isAfter(now) ? now : wish.to();
        Instant from = from(wish, now, stream.extent().maxAge());
        try (Histories histories = new Histories(folder)) {
            archive.read(from, to, histories::add);
            Extent extent = stream.extent();
            stream.read(extent, histories::add);
            Set<UUID> unknown = ConcurrentHashMap.newKeySet();
            histories.join(event -> {
                if (unknown.size() < MOST_UNKNOWN && Ulid.epochMilli(event) >= from.toEpochMilli()) {
                    unknown.add(event);
                }
            });
            Run run = new Run(wish, extent);
            histories.forEach(run::on, run::await);
            if (wish.to() == null) {
                tellUnknown(unknown, to);
            }
            return run.summary(histories.events());
        }
    }

    private Instant from(Wish wish, Instant now, Duration maxAge) {
        boolean forever = wish.all() || maxAge.isZero();
        Instant earliest =
                forever ? now.minus(keep).minus(EDGE) : now.minus(maxAge).plus(EDGE);
        return wish.from() == null || wish.from().isBefore(earliest) ? earliest : wish.from();
    }

    // First those that wait, then those that were archived since: on their way from one to the other they are seen.
    private void tellUnknown(Set<UUID> unknown, Instant since) throws SQLException {
        if (!unknown.isEmpty()) {
            unknown.removeAll(archive.pending(unknown));
            archive.read(
                    since,
                    archive.now().plus(EDGE),
                    one -> unknown.remove(one.event().event()));
            unknown.forEach(report::unknown);
        }
    }

    private final class Run {
        private final Wish wish;
        private final Extent extent;
        private final Repair repair;
        private final Semaphore lanes = new Semaphore(LANES);
        private final Phaser underWay = new Phaser(1);
        private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
        private final AtomicLong repaired = new AtomicLong();
        private long aggregates;
        private long holes;
        private long lacking;

        Run(Wish wish, Extent extent) {
            this.wish = wish;
            this.extent = extent;
            this.repair = new Repair(
                    archive,
                    broker,
                    patience,
                    wish.waits() ? extent.duplicateWindow().plus(GRACE) : Duration.ZERO);
        }

        void on(History history) {
            aggregates++;
            if (!history.lacking().isEmpty()) {
                lacking++;
                report.lacking(history);
            }
            Finding finding = history.compare();
            switch (finding) {
                case Whole() -> {}
                case Hole(int _, List<Published> again) -> broken(history, finding, again);
                case Reordered(int _, List<Published> again) -> broken(history, finding, again);
            }
        }

        private void broken(History history, Finding finding, List<Published> again) {
            holes++;
            if (wish.looksOnly()) {
                report.broken(history, finding, new Outcome.NotTried());
                return;
            }
            lanes.acquireUninterruptibly();
            underWay.register();
            threads.execute(() -> {
                try {
                    mend(history, finding, again);
                } finally {
                    lanes.release();
                    underWay.arriveAndDeregister();
                }
            });
        }

        private void mend(History history, Finding finding, List<Published> again) {
            Outcome outcome = tried(history, again);
            if (outcome instanceof Outcome.Repaired) {
                repaired.incrementAndGet();
            }
            report.broken(history, finding, outcome);
        }

        private Outcome tried(History history, List<Published> again) {
            try {
                return repair.publish(history, again, extent.last());
            } catch (SQLException | RuntimeException e) {
                LOG.warn(LogEvent.REPAIR_FAILED, "an aggregate could not be mended: {}", history.aggregate(), e);
                return new Outcome.Failed(again.getFirst().version(), String.valueOf(e.getMessage()));
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
                return new Outcome.Failed(again.getFirst().version(), "told to end");
            }
        }

        // Part by part: so no more aggregates are in memory than one part has.
        void await() {
            underWay.arriveAndAwaitAdvance();
        }

        Summary summary(long events) {
            threads.close();
            return new Summary(aggregates, events, holes, repaired.get(), lacking);
        }
    }
}
