package io.ghasi.delivery.core.session;

import io.ghasi.delivery.core.idempotency.Attempted;
import io.ghasi.delivery.core.ids.SessionId;
import io.ghasi.delivery.core.limits.Limits;
import io.ghasi.delivery.core.session.Sessions.Recalled;
import io.ghasi.delivery.core.session.Sessions.Stored;
import io.ghasi.delivery.core.session.Written.Answered;
import io.ghasi.delivery.core.session.Written.Refused;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * The order of checks that every write to a session goes through: replay, limits, visibility, ownership, If-Match, device,
 * and then the rules of the request. A lost race starts it anew, key included, a bounded number of times.
 */
final class SessionWrite {
    private static final int TRIES = 4;

    private final Sessions sessions;
    private final DecisionStore store;
    private final Limits limits;
    private final InstantSource clock;

    SessionWrite(Sessions sessions, DecisionStore store, Limits limits, InstantSource clock) {
        this.sessions = sessions;
        this.store = store;
        this.limits = limits;
        this.clock = clock;
    }

    Written perform(WriteRequest request, SessionId id, WriteKind kind, Rules rules) {
        Integer decidedOn = null;
        for (int turn = 1; turn <= TRIES; turn++) {
            Recalled recalled = sessions.recall(request.tenant(), id, request.key());
            Attempted attempted = recalled.attempted();
            if (attempted != null) {
                return replay(request, attempted);
            }
            Refusal limited = turn == 1 ? limit(request, id, kind) : null;
            if (limited != null) {
                return unlessDone(request, id, limited);
            }
            // Content that speaks meanwhile changes what a course keeps, and moves nobody: that is decided again.
            Integer version = version(recalled);
            boolean moved = decidedOn != null && !decidedOn.equals(version);
            if (moved && !kind.repeatable() && request.precondition() instanceof Precondition.Absent) {
                return unlessDone(request, id, new Refusal.LostRace());
            }
            decidedOn = version;
            Written written = decide(request, recalled.stored(), kind, rules);
            if (written != null) {
                return written;
            }
        }
        return unlessDone(request, id, new Refusal.LostRace());
    }

    private static @Nullable Integer version(Recalled recalled) {
        return recalled.stored() == null
                ? null
                : (Integer) recalled.stored().session().version();
    }

    // Whoever won, or used the limit up, may have been this very request on another connection.
    private Written unlessDone(WriteRequest request, SessionId id, Refusal why) {
        Attempted attempted =
                sessions.recall(request.tenant(), id, request.key()).attempted();
        return attempted != null ? replay(request, attempted) : new Refused(why);
    }

    // Null where a race was lost.
    private @Nullable Written decide(WriteRequest request, @Nullable Stored stored, WriteKind kind, Rules rules) {
        if (stored == null) {
            return new Refused(new Refusal.UnknownSession());
        }
        Refusal why = check(request, stored.session(), kind);
        if (why != null) {
            return new Refused(why);
        }
        return switch (rules.rule(stored, now())) {
            case Ruling.Refuse refuse -> new Refused(refuse.why());
            case Ruling.Keep _ -> new Answered(request.answers().write(stored.session()), false);
            case Ruling.Apply apply -> commit(request, apply);
        };
    }

    private static @Nullable Refusal check(WriteRequest request, PlaySession session, WriteKind kind) {
        if (!session.facts().user().equals(request.user())) {
            return new Refusal.NotOwner();
        }
        if (!request.precondition().holds(session.version())) {
            return new Refusal.VersionMismatch(session.version());
        }
        if (!kind.fromAnyDevice() && !session.at().device().equals(request.device())) {
            return new Refusal.OnOtherDevice();
        }
        return null;
    }

    /** Makes a ruling durable; null where a race was lost. */
    @Nullable
    Written commit(WriteRequest request, Ruling.Apply apply) {
        Attempted attempted =
                new Attempted(request.fingerprint(), request.answers().write(apply.answer()));
        Decision decision = new Decision(
                request.tenant(), apply.changes(), new Decision.Keyed(request.key(), attempted), request.cause());
        return switch (store.commit(decision)) {
            case DecisionStore.Outcome.Applied _ -> new Answered(attempted.answer(), false);
            case DecisionStore.Outcome.AlreadyAttempted(Attempted first) -> replay(request, first);
            case DecisionStore.Outcome.Stale _, DecisionStore.Outcome.Taken _ -> null;
        };
    }

    /** The first answer to this key, if it was the same request. */
    static Written replay(WriteRequest request, Attempted attempted) {
        return attempted.fingerprint().equals(request.fingerprint())
                ? new Answered(attempted.answer(), true)
                : new Refused(new Refusal.KeyConflict());
    }

    private @Nullable Refusal limit(WriteRequest request, SessionId id, WriteKind kind) {
        return kind.limit() != null
                        && limits.count(kind.limit(), request.tenant(), request.user(), id)
                                instanceof Limits.Verdict.Exceeded exceeded
                ? new Refusal.Limited(exceeded)
                : null;
    }

    /** Now, as fine as it is told to anybody. */
    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
