package io.ghasi.delivery.relay.reconcile;

import io.ghasi.delivery.adapters.postgres.PostgresArchive;
import io.ghasi.delivery.core.outbox.Broker;
import io.ghasi.delivery.core.outbox.OutboxRow;
import io.ghasi.delivery.core.outbox.Receipt;
import io.ghasi.delivery.core.reconcile.History;
import io.ghasi.delivery.core.reconcile.Published;
import io.ghasi.delivery.core.reconcile.Resend;
import io.ghasi.delivery.core.reconcile.Resend.Step;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Publishes one aggregate's events again, each only when the one before it is stored. */
final class Repair {
    // An event may have 512 KiB, and many aggregates are under way at once.
    private static final int PAGE = 8;
    private static final Duration PAUSE = Duration.ofMillis(250);

    private final PostgresArchive archive;
    private final Broker broker;
    private final Duration patience;
    private final Duration youth;

    /**
     * A repair.
     *
     * @param patience how long an event is tried of which the broker is not sure
     * @param youth how long one that the broker still knows by its id is waited for
     */
    Repair(PostgresArchive archive, Broker broker, Duration patience, Duration youth) {
        this.archive = archive;
        this.broker = broker;
        this.patience = patience;
        this.youth = youth;
    }

    /** Publishes {@code again} of {@code history}; the stream reached to {@code last} when it was read. */
    Outcome publish(History history, List<Published> again, long last) throws SQLException, InterruptedException {
        Aggregate aggregate = new Aggregate(new Resend(last));
        for (int from = 0; from < again.size(); from += PAGE) {
            List<Published> page = again.subList(from, Math.min(from + PAGE, again.size()));
            List<OutboxRow> rows = archive.rows(history.tenant(), history.aggregate(), page);
            if (rows.size() < page.size()) {
                return new Outcome.Failed(page.getFirst().version(), "the archive has not all of it any more");
            }
            for (OutboxRow row : rows) {
                Outcome end = aggregate.publish(row);
                if (end != null) {
                    return end;
                }
            }
        }
        return new Outcome.Repaired();
    }

    private final class Aggregate {
        private final long youngUntil = System.nanoTime() + youth.toNanos();
        private Resend resend;

        Aggregate(Resend resend) {
            this.resend = resend;
        }

        /** Null once {@code row} is where it belongs; else why it is not to be. */
        @Nullable
        Outcome publish(OutboxRow row) throws InterruptedException {
            long unsureUntil = System.nanoTime() + patience.toNanos();
            while (true) {
                switch (resend.heard(send(row))) {
                    case Step.Next(Resend next) -> {
                        resend = next;
                        return null;
                    }
                    case Step.TooYoung() -> {
                        if (System.nanoTime() - youngUntil >= 0) {
                            return new Outcome.TooYoung(row.version());
                        }
                    }
                    case Step.Again(String reason) -> {
                        if (System.nanoTime() - unsureUntil >= 0) {
                            return new Outcome.Failed(row.version(), reason);
                        }
                    }
                    case Step.Refused(String reason) -> {
                        return new Outcome.Failed(row.version(), reason);
                    }
                }
                Thread.sleep(PAUSE);
            }
        }

        private Receipt send(OutboxRow row) {
            CompletableFuture<Receipt> answer = new CompletableFuture<>();
            broker.publish(row, answer::complete);
            return answer.join();
        }
    }
}
