package io.ghasi.delivery.adapters.postgres;

import io.ghasi.delivery.core.course.Cursor;
import io.ghasi.delivery.core.course.NavigationType;
import io.ghasi.delivery.core.course.VisitedLessons;
import io.ghasi.delivery.core.events.Cause;
import io.ghasi.delivery.core.idempotency.Attempted;
import io.ghasi.delivery.core.idempotency.Fingerprint;
import io.ghasi.delivery.core.idempotency.IdempotencyKey;
import io.ghasi.delivery.core.idempotency.RecordedAnswer;
import io.ghasi.delivery.core.ids.CourseVersionId;
import io.ghasi.delivery.core.ids.DeviceId;
import io.ghasi.delivery.core.ids.EnrollmentId;
import io.ghasi.delivery.core.ids.MonotonicUlids;
import io.ghasi.delivery.core.ids.PlayPackageId;
import io.ghasi.delivery.core.ids.SessionId;
import io.ghasi.delivery.core.ids.TenantId;
import io.ghasi.delivery.core.ids.UserId;
import io.ghasi.delivery.core.session.ActiveSession;
import io.ghasi.delivery.core.session.Change;
import io.ghasi.delivery.core.session.Decision;
import io.ghasi.delivery.core.session.Keeping;
import io.ghasi.delivery.core.session.PackageFacts;
import io.ghasi.delivery.core.session.PauseReason;
import io.ghasi.delivery.core.session.PausedSession;
import io.ghasi.delivery.core.session.Position;
import io.ghasi.delivery.core.session.SessionEvent;
import io.ghasi.delivery.core.session.SessionFacts;
import io.ghasi.delivery.core.session.Snapshot;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Random;

/** Sessions and decisions about them, for tests of the store: one learner, one course, one device, in as many tenants as asked. */
final class World {
    private static final Cause CAUSE = new Cause(
            "user",
            "usr_01JDCB9W400000000000000002",
            "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
            "req_1");

    final MonotonicUlids ids = new MonotonicUlids(InstantSource.system(), new Random());
    final Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    final UserId user = new UserId(ids.next());
    final DeviceId device = new DeviceId(ids.next());
    private final CourseVersionId course = new CourseVersionId(ids.next());
    private final EnrollmentId enrollment = new EnrollmentId(ids.next());
    private final PackageFacts pack =
            new PackageFacts(new PlayPackageId(ids.next()), "native", "Course \u00e9", "tree", 1);

    TenantId tenant() {
        return new TenantId(ids.next());
    }

    ActiveSession session(TenantId tenant, int attempt) {
        SessionFacts facts =
                new SessionFacts(new SessionId(ids.next()), tenant, user, enrollment, course, pack, attempt, "en", now);
        Position first = new Position(at(0), VisitedLessons.none().with(0), 1);
        return new ActiveSession(new Snapshot(facts, device, first, 1, now));
    }

    /** One on a device that nobody else uses. */
    ActiveSession onAnyDevice(TenantId tenant, int attempt) {
        Snapshot at = session(tenant, attempt).at();
        return new ActiveSession(
                new Snapshot(at.facts(), new DeviceId(ids.next()), at.position(), at.version(), at.lastActivityAt()));
    }

    Change created(ActiveSession session) {
        return new Change.Create(
                session,
                List.of(new SessionEvent.Started(
                        session.facts(), device, session.at().position().cursor(), now)),
                Keeping.NOTHING);
    }

    /** {@code session} on lesson {@code place}. */
    ActiveSession moved(ActiveSession session, int place) {
        Position before = session.at().position();
        Position after = new Position(at(place), before.visited().with(place), before.lamport() + 1);
        return new ActiveSession(new Snapshot(session.facts(), device, after, session.version() + 1, now));
    }

    Change move(ActiveSession before, int place) {
        SessionEvent event =
                new SessionEvent.Navigated(before.at().position().cursor(), at(place), NavigationType.NEXT, 2, now);
        return new Change.Update(before, moved(before, place), List.of(event), null, Keeping.NOTHING);
    }

    Change paused(ActiveSession before) {
        Snapshot at = before.at();
        Snapshot after = new Snapshot(at.facts(), device, at.position(), at.version() + 1, now);
        SessionEvent event =
                new SessionEvent.Paused(PauseReason.NEW_SESSION, at.position().cursor(), device, now);
        return new Change.Update(before, new PausedSession(after, now), List.of(event), null, Keeping.NOTHING);
    }

    Decision decision(TenantId tenant, Change... changes) {
        return decision(tenant, key(), "answer \u00e9", changes);
    }

    /** One that nobody will ask for again by a key, as what content says. */
    Decision unkeyed(TenantId tenant, Change... changes) {
        return new Decision(tenant, List.of(changes), null, CAUSE);
    }

    SessionEvent event() {
        return new SessionEvent.Failed("x", now);
    }

    Decision decision(TenantId tenant, IdempotencyKey key, String body, Change... changes) {
        RecordedAnswer answer =
                new RecordedAnswer(200, 1, null, new RecordedAnswer.Body(body.getBytes(StandardCharsets.UTF_8)));
        Attempted attempted = new Attempted(new Fingerprint(key.value()), answer);
        return new Decision(tenant, List.of(changes), new Decision.Keyed(key, attempted), CAUSE);
    }

    IdempotencyKey key() {
        return new IdempotencyKey(user, ids.next());
    }

    private static Cursor at(int place) {
        return new Cursor("m1", "L" + place, null, List.of(), place);
    }
}
