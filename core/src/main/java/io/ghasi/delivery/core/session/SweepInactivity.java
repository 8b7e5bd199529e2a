package io.ghasi.delivery.core.session;

import io.ghasi.delivery.core.events.Cause;
import io.ghasi.delivery.core.faults.DependencyUnavailable;
import io.ghasi.delivery.core.tenancy.Tenant;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * Pauses what nobody is active in, abandons what was paused for long. Safe in many processes at once: each change is made
 * only to the session that was read, and only where nobody was active since.
 */
public final class SweepInactivity {
    private static final int BATCH = 200;
    private static final int MOST_FAILURES = 3;

    private final Sessions sessions;
    private final DecisionStore store;
    private final InstantSource clock;

    /** Reads from {@code sessions}, writes to {@code store}. */
    public SweepInactivity(Sessions sessions, DecisionStore store, InstantSource clock) {
        this.sessions = sessions;
        this.store = store;
        this.clock = clock;
    }

    /**
     * How many sessions were paused and abandoned.
     *
     * @param more whether there may be others: a batch was full, and something of it was done
     */
    public record Swept(int paused, int abandoned, boolean more) {}

    /** One batch of each for {@code tenant}. What cannot be written now is left for the next time, unless it is one after the other. */
    public Swept sweep(Tenant tenant, Cause cause) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        Batch paused = pause(tenant, now, cause);
        Batch abandoned = abandon(tenant, now, cause);
        return new Swept(paused.done, abandoned.done, paused.hasMore() || abandoned.hasMore());
    }

    private Batch pause(Tenant tenant, Instant now, Cause cause) {
        Instant idle = now.minus(tenant.inactivity());
        Batch batch = new Batch(tenant, cause);
        for (PlaySession session : sessions.idle(tenant.id(), idle, BATCH)) {
            if (session instanceof ActiveSession active) {
                Transition<PausedSession> pause = active.pause(PauseReason.INACTIVITY, now);
                batch.apply(new Change.Update(active, pause.after(), pause.events(), idle, Keeping.NOTHING));
            }
        }
        return batch;
    }

    private Batch abandon(Tenant tenant, Instant now, Cause cause) {
        Batch batch = new Batch(tenant, cause);
        for (PlaySession session : sessions.pausedSince(tenant.id(), now.minus(tenant.abandonAfter()), BATCH)) {
            if (session instanceof PausedSession waiting) {
                batch.apply(Change.of(waiting, waiting.abandon(AbandonReason.INACTIVITY, now)));
            }
        }
        return batch;
    }

    private final class Batch {
        private final Tenant tenant;
        private final Cause cause;
        private int found;
        private int done;
        private int failedInARow;

        private Batch(Tenant tenant, Cause cause) {
            this.tenant = tenant;
            this.cause = cause;
        }

        // One row that somebody holds keeps no other waiting; where nothing can be written, trying each would take for
        // ever.
        private void apply(Change change) {
            found++;
            try {
                Decision decision = new Decision(tenant.id(), List.of(change), null, cause);
                done += store.commit(decision) instanceof DecisionStore.Outcome.Applied ? 1 : 0;
                failedInARow = 0;
            } catch (DependencyUnavailable e) {
                if (++failedInARow == MOST_FAILURES) {
                    throw e;
                }
            }
        }

        private boolean hasMore() {
            return found == BATCH && done > 0;
        }
    }
}
