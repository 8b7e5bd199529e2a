package io.ghasi.delivery.api.sessions;

import io.ghasi.delivery.api.problem.Code;
import io.ghasi.delivery.api.problem.Problem;
import io.ghasi.delivery.core.course.Barrier;
import io.ghasi.delivery.core.limits.Limit;
import io.ghasi.delivery.core.limits.Limits.Verdict.Exceeded;
import io.ghasi.delivery.core.session.Refusal;

/** What each refusal of the core is over HTTP. */
public final class RefusalProblems {
    // Somebody stopped it, and nobody knows for how long: seconds that bother nobody.
    private static final String STOPPED_FOR = "60";

    private RefusalProblems() {}

    /** The problem that {@code refusal} is answered with. */
    public static Problem of(Refusal refusal) {
        return switch (refusal) {
            case Refusal.StartsStopped _ ->
                Problem.of(Code.DEPENDENCY_UNAVAILABLE, "No sessions are started for this tenant at the moment")
                        .withHeader("Retry-After", STOPPED_FOR);
            case Refusal.UnknownSession _ -> Problem.of(Code.RESOURCE_NOT_FOUND, "There is no such session");
            case Refusal.UnknownEnrollment _ -> Problem.of(Code.RESOURCE_NOT_FOUND, "There is no such enrollment");
            case Refusal.NotOwner _ -> Problem.of(Code.AUTHZ_FORBIDDEN, "This belongs to another user");
            case Refusal.ForeignDevice _ ->
                Problem.of(Code.AUTHZ_FORBIDDEN, "deviceId must be the device of the token, or be left out");
            case Refusal.KeyConflict _ ->
                Problem.of(Code.IDEMPOTENCY_KEY_CONFLICT, "This Idempotency-Key was used for another request");
            case Refusal.Limited(Exceeded exceeded) -> limited(exceeded);
            case Refusal.VersionMismatch(int current) ->
                Problem.of(Code.PRECONDITION_FAILED, "The session is at version " + current)
                        .with("currentVersion", current)
                        .withHeader("ETag", "\"" + current + "\"");
            case Refusal.LostRace _ ->
                Problem.of(Code.RESOURCE_CONFLICT, "The session changed meanwhile; read it and decide again");
            case Refusal.OnOtherDevice _ ->
                Problem.of(Code.PLAY_SESSION_ON_OTHER_DEVICE, "Resume it to take it over to this device");
            case Refusal.Terminal _ -> Problem.of(Code.PLAY_SESSION_TERMINAL, "The session has ended and stays so");
            case Refusal.NotActive _ -> Problem.of(Code.PLAY_SESSION_NOT_ACTIVE, "The session is paused");
            case Refusal.Unreachable(Barrier barrier) ->
                Problem.of(Code.NAVIGATION_UNREACHABLE, "The way is barred: " + Barriers.kind(barrier))
                        .with("reason", Barriers.kind(barrier))
                        .with("lessons", Barriers.lessons(barrier));
            case Refusal.GateClosed closed ->
                Problem.of(Code.NAVIGATION_GATE_CLOSED, "A gate is not passed: " + String.join(", ", closed.gates()))
                        .with("gates", closed.gates());
            case Refusal.Incomplete incomplete ->
                Problem.of(Code.COMPLETION_INCOMPLETE, "Required lessons or gates are left")
                        .with("lessons", incomplete.lessons())
                        .with("gates", incomplete.gates());
            case Refusal.EnrollmentNotActive _ ->
                Problem.of(Code.ENROLLMENT_NOT_ACTIVE, "The enrollment cannot be used now");
            case Refusal.OtherCourse _ ->
                Problem.of(Code.VALIDATION_CONFLICT, "The enrollment is for another course version");
            case Refusal.AttemptsExhausted _ ->
                Problem.of(Code.ATTEMPTS_EXHAUSTED, "Every attempt that the enrollment allows has been made");
            case Refusal.PackageRevoked _ ->
                Problem.of(Code.BUNDLE_REVOKED, "The package of this session was withdrawn");
            case Refusal.CourseUnavailable _ ->
                Problem.of(Code.COURSE_UNAVAILABLE, "No package can be played for this course version");
        };
    }

    private static Problem limited(Exceeded exceeded) {
        Limit limit = exceeded.limit();
        long seconds = Math.max(1, exceeded.retryAfter().plusMillis(999).toSeconds());
        return Problem.of(Code.RATE_LIMITED, "Try again in " + seconds + " s")
                .withHeader("Retry-After", Long.toString(seconds))
                .withHeader("RateLimit", "\"" + limit.name() + "\";r=0;t=" + seconds)
                .withHeader(
                        "RateLimit-Policy",
                        "\"" + limit.name() + "\";q=" + limit.times() + ";w="
                                + limit.window().toSeconds());
    }
}
