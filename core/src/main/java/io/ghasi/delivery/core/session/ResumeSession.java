package io.ghasi.delivery.core.session;

import io.ghasi.delivery.core.course.Journey;
import io.ghasi.delivery.core.course.Route;
import io.ghasi.delivery.core.course.RuntimeCourse;
import io.ghasi.delivery.core.ids.DeviceId;
import io.ghasi.delivery.core.ids.SessionId;
import io.ghasi.delivery.core.session.Packages.PlayPackage;
import io.ghasi.delivery.core.session.Sessions.Stored;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Goes on with a session, on the device that asks. */
public final class ResumeSession {
    private final SessionWrite write;
    private final Sessions sessions;
    private final Enrollments enrollments;
    private final Packages packages;
    private final Playing playing;

    ResumeSession(SessionWrite write, Sessions sessions, Enrollments enrollments, Packages packages, Playing playing) {
        this.write = write;
        this.sessions = sessions;
        this.enrollments = enrollments;
        this.packages = packages;
        this.playing = playing;
    }

    /** Resumes a paused session, or takes an active one over from another device; of an active one here nothing changes. */
    public Written resume(WriteRequest request, SessionId session) {
        DeviceId device = request.device();
        return write.perform(request, session, WriteKind.ANY_DEVICE, (stored, now) -> switch (stored.session()) {
            case ActiveSession active when active.at().device().equals(device) -> new Ruling.Keep();
            case ActiveSession active -> activate(stored, active.takeOver(device, now), now);
            case PausedSession paused -> activate(stored, paused.resume(device, now), now);
            case EndedSession _ -> new Ruling.Refuse(new Refusal.Terminal());
        });
    }

    private Ruling activate(Stored stored, Transition<ActiveSession> transition, Instant now) {
        PlaySession before = stored.session();
        Refusal why = obstacle(before.facts(), now);
        if (why != null) {
            return new Ruling.Refuse(why);
        }
        List<Change> changes = new ArrayList<>();
        rival(transition.after())
                .ifPresent(rival -> changes.add(Change.of(rival, rival.pause(PauseReason.NEW_SESSION, now))));
        Change.Update change = playing.runtime(before)
                .map(course -> resumed(course, stored, transition))
                .orElseGet(() -> Change.of(before, transition));
        changes.add(change);
        return new Ruling.Apply(changes, change.after());
    }

    // A course may go on at another place than it was left at.
    private Change.Update resumed(RuntimeCourse course, Stored stored, Transition<ActiveSession> transition) {
        Journey at = playing.journey(stored, course);
        return switch (course.resume(at)) {
            case Route.To to ->
                Change.of(
                        stored.session(),
                        new Transition<>(transition.after().at(to.cursor()), transition.events()),
                        new Keeping(at.memory(), to.memory()));
            case Route.Waits waits -> Change.of(stored.session(), transition, new Keeping(at.memory(), waits.memory()));
            case Route.Blocked _, Route.Ends _, Route.Pauses _, Route.GivesUp _ ->
                Change.of(stored.session(), transition);
        };
    }

    private @Nullable Refusal obstacle(SessionFacts facts, Instant now) {
        boolean enrolled = enrollments
                .find(facts.tenant(), facts.enrollment())
                .filter(enrollment -> enrollment.isUsable(now))
                .isPresent();
        if (!enrolled) {
            return new Refusal.EnrollmentNotActive();
        }
        Optional<PlayPackage> pack = packages.find(facts.tenant(), facts.pack().id());
        if (pack.isEmpty()) {
            return new Refusal.CourseUnavailable();
        }
        return pack.get().revoked() ? new Refusal.PackageRevoked() : null;
    }

    private Optional<ActiveSession> rival(ActiveSession session) {
        SessionFacts facts = session.facts();
        return sessions.activeOn(
                        facts.tenant(),
                        facts.user(),
                        facts.courseVersion(),
                        session.at().device())
                .filter(rival -> !rival.facts().id().equals(facts.id()));
    }
}
