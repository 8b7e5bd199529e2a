package io.ghasi.delivery.adapters.postgres;

import io.ghasi.delivery.core.faults.DependencyUnavailable;
import io.ghasi.delivery.core.ids.IdSource;
import io.ghasi.delivery.core.session.Decision;
import io.ghasi.delivery.core.session.DecisionStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.sql.DataSource;

/**
 * Makes all decisions that are waiting durable in one call and one commit. Nobody lingers: a writer takes what is there, and what
 * arrives while it works is the next batch. A row that somebody else holds is waited for in a lane of its own.
 */
public final class GroupCommit implements DecisionStore, AutoCloseable {
    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);
    private static final int LANES = 4;

    private final GroupCommitSettings settings;
    private final BlockingQueue<Waiting> queue;
    private final BatchWriter writer;
    private final ExecutorService writers = Executors.newThreadPerTaskExecutor(
            Thread.ofPlatform().name("group-commit-", 0).daemon().factory());
    private final ExecutorService lanes = Executors.newVirtualThreadPerTaskExecutor();
    private final Semaphore lane = new Semaphore(LANES);

    /** Writes through {@code database}, which must have a connection for each writer and four more. */
    public GroupCommit(DataSource database, EventEnvelopes envelopes, IdSource ids, GroupCommitSettings settings) {
        this.settings = settings;
        this.queue = new ArrayBlockingQueue<>(settings.queue());
        CommitCall call = new CommitCall(new DecisionJson(envelopes, ids));
        this.writer = new BatchWriter(database, call, settings.patience());
        for (int i = 0; i < settings.writers(); i++) {
            writers.execute(this::work);
        }
    }

    @Override
    public Outcome commit(Decision decision) {
        Waiting waiting = new Waiting(decision, new CompletableFuture<>());
        if (!queue.offer(waiting)) {
            throw new DependencyUnavailable("write queue", RETRY_AFTER, null);
        }
        try {
            return waiting.outcome().get(settings.deadline().toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            // Who has given up is not written for any more, unless that is under way: then the key will tell.
            waiting.outcome().cancel(false);
            throw new DependencyUnavailable("postgres", RETRY_AFTER, e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof DependencyUnavailable unavailable
                    ? unavailable
                    : new IllegalStateException("a decision could not be made durable", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DependencyUnavailable("postgres", RETRY_AFTER, e);
        }
    }

    private void work() {
        List<Waiting> left = new ArrayList<>();
        try {
            while (true) {
                if (left.isEmpty()) {
                    left.add(queue.take());
                }
                queue.drainTo(left, Math.max(0, settings.largestBatch() - left.size()));
                Batch batch = new Batch();
                left.removeIf(waiting -> waiting.outcome().isDone() || batch.add(waiting));
                if (!batch.members().isEmpty()) {
                    writer.write(batch.members()).forEach(this::writeInLane);
                }
            }
        } catch (InterruptedException _) {
            left.forEach(GroupCommit::turnAway);
        }
    }

    private void writeInLane(Waiting waiting) {
        lanes.execute(() -> {
            lane.acquireUninterruptibly();
            try {
                writer.writeAlone(waiting);
            } finally {
                lane.release();
            }
        });
    }

    private static void turnAway(Waiting waiting) {
        waiting.outcome().completeExceptionally(new DependencyUnavailable("write queue", RETRY_AFTER, null));
    }

    /** Ends the writers. Whoever still waits is turned away; requests are to have ended before. */
    @Override
    public void close() {
        writers.shutdownNow();
        writers.close();
        lanes.close();
        List<Waiting> left = new ArrayList<>();
        queue.drainTo(left);
        left.forEach(GroupCommit::turnAway);
    }
}
