package io.ghasi.delivery.core.session;

import io.ghasi.delivery.core.course.Barrier;
import io.ghasi.delivery.core.limits.Limits;
import java.util.List;

/** Why a request was refused. Each is one problem type of the API. */
public sealed interface Refusal {
    /** No such session for this tenant. */
    record UnknownSession() implements Refusal {}

    /** It is another user's, or another user's enrollment. */
    record NotOwner() implements Refusal {}

    /** The key was used for another request. */
    record KeyConflict() implements Refusal {}

    /** Too often. */
    record Limited(Limits.Verdict.Exceeded limit) implements Refusal {}

    /** The client has seen another version than {@code current}. */
    record VersionMismatch(int current) implements Refusal {}

    /** Somebody was faster, and repeating could do it twice. */
    record LostRace() implements Refusal {}

    /** The session sits on another device. */
    record OnOtherDevice() implements Refusal {}

    /** A start for a device that is not the token's. */
    record ForeignDevice() implements Refusal {}

    /** The session has ended, and stays so. */
    record Terminal() implements Refusal {}

    /** The session is paused. */
    record NotActive() implements Refusal {}

    /** The request leads nowhere. */
    record Unreachable(Barrier barrier) implements Refusal {}

    /** These gates are not passed. */
    record GateClosed(List<String> gates) implements Refusal {}

    /** These required lessons are not visited, these gates not passed. */
    record Incomplete(List<String> lessons, List<String> gates) implements Refusal {}

    /** Nobody of this tenant may start a session for now. */
    record StartsStopped() implements Refusal {}

    /** No such enrollment for this tenant. */
    record UnknownEnrollment() implements Refusal {}

    /** The enrollment was revoked, has expired or is used up. */
    record EnrollmentNotActive() implements Refusal {}

    /** The enrollment is for another course version. */
    record OtherCourse() implements Refusal {}

    /** Every attempt that the enrollment allows has been made. */
    record AttemptsExhausted() implements Refusal {}

    /** The package that the session keeps was withdrawn. */
    record PackageRevoked() implements Refusal {}

    /** No package can be played for this course version. */
    record CourseUnavailable() implements Refusal {}
}
