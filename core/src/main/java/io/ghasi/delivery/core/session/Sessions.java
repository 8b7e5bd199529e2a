package io.ghasi.delivery.core.session;

import io.ghasi.delivery.core.course.GateStates;
import io.ghasi.delivery.core.idempotency.Attempted;
import io.ghasi.delivery.core.idempotency.IdempotencyKey;
import io.ghasi.delivery.core.ids.CourseVersionId;
import io.ghasi.delivery.core.ids.DeviceId;
import io.ghasi.delivery.core.ids.EnrollmentId;
import io.ghasi.delivery.core.ids.SessionId;
import io.ghasi.delivery.core.ids.TenantId;
import io.ghasi.delivery.core.ids.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The sessions of a tenant as they are stored. Each call is one round trip and sees one snapshot.
 *
 * <p>Every method throws {@link io.ghasi.delivery.core.faults.DependencyUnavailable} where the store does not answer.
 */
public interface Sessions {
    /** One session, and what {@code key} was used for. */
    Recalled recall(TenantId tenant, SessionId session, IdempotencyKey key);

    /** What a start must know. */
    StartView recallForStart(
            TenantId tenant, CourseVersionId course, EnrollmentId enrollment, DeviceId device, IdempotencyKey key);

    /** One session; empty where the tenant has none of this id. */
    Optional<Stored> find(TenantId tenant, SessionId session);

    /** The active session of a user, course version and device. */
    Optional<ActiveSession> activeOn(TenantId tenant, UserId user, CourseVersionId course, DeviceId device);

    /** The newest session of a user among those of {@code filter}. */
    Optional<PlaySession> last(TenantId tenant, UserId user, Filter filter);

    /** Sessions of a user, newest first, at most {@code size}, that began before {@code after}. */
    List<PlaySession> page(TenantId tenant, UserId user, Filter filter, @Nullable SessionId after, int size);

    /** Active sessions that nobody touched since {@code cutoff} and that are not mounted offline; at most {@code size}. */
    List<PlaySession> idle(TenantId tenant, Instant cutoff, int size);

    /** Sessions paused since {@code cutoff} or longer and not mounted offline; at most {@code size}. */
    List<PlaySession> pausedSince(TenantId tenant, Instant cutoff, int size);

    /** A session and what the projection knows of its learner's gates. */
    record Stored(PlaySession session, GateStates gates) {}

    /** What one snapshot held. */
    record Recalled(@Nullable Attempted attempted, @Nullable Stored stored) {}

    /**
     * What one snapshot held.
     *
     * @param rival the user's active session of this course version on this device
     * @param attempts made by the user in this enrollment so far
     */
    record StartView(
            @Nullable Attempted attempted, @Nullable ActiveSession rival, int attempts) {}

    /** Which sessions are meant; null means any. */
    record Filter(
            @Nullable State state,
            @Nullable EnrollmentId enrollment,
            @Nullable CourseVersionId course) {}
}
