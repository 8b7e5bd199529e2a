package io.ghasi.delivery.adapters.postgres;

import io.ghasi.delivery.core.ids.IdSource;
import io.ghasi.delivery.core.session.Decision;
import io.ghasi.delivery.core.session.DecisionStore;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import javax.sql.DataSource;

/**
 * Makes all decisions that are waiting durable in one call and one commit. A row that somebody else holds is waited for in a lane of
 * its own.
 */
public final class GroupCommit implements DecisionStore, AutoCloseable {
    private static final int LANES = 4;

    private final Group<Decision, Outcome> group;
    private final BatchWriter writer;
    private final ExecutorService lanes = Executors.newVirtualThreadPerTaskExecutor();
    private final Semaphore lane = new Semaphore(LANES);

    /** Writes through {@code database}, which must have a connection for each thread and four more. */
    public GroupCommit(DataSource database, EventEnvelopes envelopes, IdSource ids, GroupCommitSettings settings) {
        CommitCall call = new CommitCall(new DecisionJson(envelopes, ids));
        this.writer = new BatchWriter(database, call, settings.patience());
        this.group = new Group<>("write queue", settings.bounds(), this::write);
    }

    // Who has given up by now is written for nevertheless: then the key will tell.
    @Override
    public Outcome commit(Decision decision) {
        return DatabaseCall.of("commit", () -> group.ask(decision));
    }

    private void write(List<Waiting<Decision, Outcome>> left) {
        Batch batch = new Batch();
        left.removeIf(batch::add);
        writer.write(batch.members()).forEach(this::writeInLane);
    }

    private void writeInLane(Waiting<Decision, Outcome> waiting) {
        lanes.execute(() -> {
            lane.acquireUninterruptibly();
            try {
                writer.writeAlone(waiting);
            } finally {
                lane.release();
            }
        });
    }

    /** Ends the writers. Whoever still waits is turned away; requests are to have ended before. */
    @Override
    public void close() {
        group.close();
        lanes.close();
    }
}
