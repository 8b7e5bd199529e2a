package io.ghasi.delivery.core.session;

import io.ghasi.delivery.core.course.Course;
import io.ghasi.delivery.core.course.Memory;
import io.ghasi.delivery.core.course.Opening;
import io.ghasi.delivery.core.course.RuntimeCourse;
import io.ghasi.delivery.core.flags.Flag;
import io.ghasi.delivery.core.flags.Flags;
import io.ghasi.delivery.core.idempotency.Attempted;
import io.ghasi.delivery.core.ids.CourseVersionId;
import io.ghasi.delivery.core.ids.DeviceId;
import io.ghasi.delivery.core.ids.EnrollmentId;
import io.ghasi.delivery.core.ids.IdSource;
import io.ghasi.delivery.core.ids.SessionId;
import io.ghasi.delivery.core.limits.Limit;
import io.ghasi.delivery.core.limits.Limits;
import io.ghasi.delivery.core.session.Enrollments.Enrollment;
import io.ghasi.delivery.core.session.Packages.PlayPackage;
import io.ghasi.delivery.core.session.Sessions.StartView;
import io.ghasi.delivery.core.session.Written.Refused;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Begins a session at the first lesson, and pauses the one that it replaces on this device. */
public final class StartSession {
    private static final int TRIES = 4;

    private final Sessions sessions;
    private final SessionWrite write;
    private final Ground ground;
    private final Bounds bounds;
    private final IdSource ids;

    StartSession(Sessions sessions, SessionWrite write, Ground ground, Bounds bounds, IdSource ids) {
        this.sessions = sessions;
        this.write = write;
        this.ground = ground;
        this.bounds = bounds;
        this.ids = ids;
    }

    /**
     * What is to be played.
     *
     * @param device as the body names it; null for the token's
     * @param locale BCP 47
     */
    public record Wish(
            EnrollmentId enrollment,
            CourseVersionId course,
            @Nullable DeviceId device,
            String locale) {}

    /** The neighbours that a start stands on. */
    record Ground(Enrollments enrollments, Packages packages, CourseManifests manifests, Memories memories) {}

    /** Whether, and how often, sessions may be started. */
    record Bounds(Flags flags, Limits limits, Limit limit) {}

    /** Starts the next attempt of the user in the enrollment. */
    public Written start(WriteRequest request, Wish wish) {
        StartView view = recall(request, wish);
        Attempted attempted = view.attempted();
        if (attempted != null) {
            return SessionWrite.replay(request, attempted);
        }
        // After what was done already: that stays done. Before anything is counted or asked for.
        if (!bounds.flags().isOn(Flag.SESSION_STARTS, request.tenant())) {
            return new Refused(new Refusal.StartsStopped());
        }
        if (bounds.limits().count(bounds.limit(), request.tenant(), request.user(), request.user())
                instanceof Limits.Verdict.Exceeded exceeded) {
            return unlessDone(request, recall(request, wish), new Refusal.Limited(exceeded));
        }
        Optional<Enrollment> enrollment = ground.enrollments().find(request.tenant(), wish.enrollment());
        if (enrollment.isEmpty()) {
            return new Refused(new Refusal.UnknownEnrollment());
        }
        Refusal why = check(request, wish, enrollment.get());
        return why != null ? new Refused(why) : play(request, wish, enrollment.get(), view);
    }

    private @Nullable Refusal check(WriteRequest request, Wish wish, Enrollment enrollment) {
        if (!enrollment.user().equals(request.user())) {
            return new Refusal.NotOwner();
        }
        if (wish.device() != null && !wish.device().equals(request.device())) {
            return new Refusal.ForeignDevice();
        }
        if (!enrollment.isUsable(write.now())) {
            return new Refusal.EnrollmentNotActive();
        }
        return enrollment.course().equals(wish.course()) ? null : new Refusal.OtherCourse();
    }

    private Written play(WriteRequest request, Wish wish, Enrollment enrollment, StartView first) {
        Optional<PlayPackage> found = ground.packages()
                .find(request.tenant(), wish.course(), wish.locale())
                .filter(pack -> !pack.revoked());
        Optional<Course> course = found.flatMap(
                pack -> ground.manifests().course(request.tenant(), pack.facts().id()));
        return course.isEmpty()
                ? new Refused(new Refusal.CourseUnavailable())
                : decide(request, wish, enrollment, new Playable(found.get(), course.get()), first);
    }

    private record Playable(PlayPackage pack, Course course) {}

    private Written decide(WriteRequest request, Wish wish, Enrollment enrollment, Playable playable, StartView first) {
        StartView view = first;
        for (int turn = 1; turn <= TRIES; turn++) {
            Attempted attempted = view.attempted();
            if (attempted != null) {
                return SessionWrite.replay(request, attempted);
            }
            if (!enrollment.allows(view.attempts() + 1)) {
                return new Refused(new Refusal.AttemptsExhausted());
            }
            Written written = write.commit(request, begin(request, wish, playable, view));
            if (written != null) {
                return written;
            }
            view = recall(request, wish);
        }
        return unlessDone(request, view, new Refusal.LostRace());
    }

    // Whoever won, or used the limit up, may have been this very request on another connection.
    private static Written unlessDone(WriteRequest request, StartView now, Refusal why) {
        Attempted attempted = now.attempted();
        return attempted != null ? SessionWrite.replay(request, attempted) : new Refused(why);
    }

    // The pause comes first: two sessions are never active on one device, not even inside the decision.
    private Ruling.Apply begin(WriteRequest request, Wish wish, Playable playable, StartView view) {
        Instant now = write.now();
        SessionFacts facts = new SessionFacts(
                new SessionId(ids.next()),
                request.tenant(),
                request.user(),
                wish.enrollment(),
                wish.course(),
                playable.pack().facts(),
                view.attempts() + 1,
                playable.pack().locale(),
                now);
        Memory before = playable.course() instanceof RuntimeCourse
                ? ground.memories()
                        .before(
                                request.tenant(),
                                request.user(),
                                wish.enrollment(),
                                wish.course(),
                                facts.pack().id())
                : Memory.NONE;
        Opening opening = playable.course() instanceof RuntimeCourse runtime
                ? runtime.open(before)
                : new Opening(playable.course().start(), Memory.NONE);
        Transition<ActiveSession> started = ActiveSession.start(facts, request.device(), opening.cursor());
        List<Change> changes = new ArrayList<>();
        ActiveSession rival = view.rival();
        if (rival != null) {
            changes.add(Change.of(rival, rival.pause(PauseReason.NEW_SESSION, now)));
        }
        changes.add(new Change.Create(started.after(), started.events(), new Keeping(before, opening.memory())));
        return new Ruling.Apply(changes, started.after());
    }

    private StartView recall(WriteRequest request, Wish wish) {
        return sessions.recallForStart(
                request.tenant(), wish.course(), wish.enrollment(), request.device(), request.key());
    }
}
