package io.ghasi.delivery.core.session;

import io.ghasi.delivery.core.events.Cause;
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

    private final Sessions sessions;
    private final DecisionStore store;
    private final InstantSource clock;

    /** Reads from {@code sessions}, writes to {@code store}. */
    public SweepInactivity(Sessions sessions, DecisionStore store, InstantSource clock) {
        this.sessions = sessions;
        this.store = store;
        this.clock = clock;
    }

    /** How many sessions were paused and abandoned. */
    public record Swept(int paused, int abandoned) {}

    /** One batch of each for {@code tenant}; ask again while it is full. */
    public Swept sweep(Tenant tenant, Cause cause) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        Instant idle = now.minus(tenant.inactivity());
        int paused = 0;
        for (PlaySession session : sessions.idle(tenant.id(), idle, BATCH)) {
            if (session instanceof ActiveSession active) {
                Transition<PausedSession> pause = active.pause(PauseReason.INACTIVITY, now);
                paused += apply(tenant, new Change.Update(active, pause.after(), pause.events(), idle), cause);
            }
        }
        int abandoned = 0;
        for (PlaySession session : sessions.pausedSince(tenant.id(), now.minus(tenant.abandonAfter()), BATCH)) {
            if (session instanceof PausedSession waiting) {
                Change change = Change.of(waiting, waiting.abandon(AbandonReason.INACTIVITY, now));
                abandoned += apply(tenant, change, cause);
            }
        }
        return new Swept(paused, abandoned);
    }

    private int apply(Tenant tenant, Change change, Cause cause) {
        Decision decision = new Decision(tenant.id(), List.of(change), null, cause);
        return store.commit(decision) instanceof DecisionStore.Outcome.Applied ? 1 : 0;
    }
}
