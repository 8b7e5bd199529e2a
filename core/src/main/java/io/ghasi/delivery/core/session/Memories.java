package io.ghasi.delivery.core.session;

import io.ghasi.delivery.core.course.Memory;
import io.ghasi.delivery.core.course.RuntimeBatch;
import io.ghasi.delivery.core.ids.CourseVersionId;
import io.ghasi.delivery.core.ids.EnrollmentId;
import io.ghasi.delivery.core.ids.PlayPackageId;
import io.ghasi.delivery.core.ids.SessionId;
import io.ghasi.delivery.core.ids.TenantId;
import io.ghasi.delivery.core.ids.UserId;
import java.util.Optional;

/**
 * What courses keep of sessions. Parts of it are read when they are asked for; a decision that stands on them is made only where nothing
 * of it has changed since.
 *
 * <p>Every read throws {@link io.ghasi.delivery.core.faults.DependencyUnavailable} where the store does not answer.
 */
public interface Memories {
    /** A session with what its course keeps of it, in one round trip as far as content needs it; empty where the tenant has none of this id. */
    Optional<Recollected> find(TenantId tenant, SessionId session);

    /**
     * A session as it was left here, where {@code batch} is what content says next; empty where nothing of it is remembered. It may have changed
     * since: good for a decision to keep what content says, which is not made then, and for nothing else.
     */
    Optional<Recollected> recall(TenantId tenant, SessionId session, RuntimeBatch batch);

    /** What content said in {@code left}, which its course keeps with {@code keeping}, is durable. */
    void remember(Sessions.Stored left, Keeping keeping);

    /** A session as it is stored, and what its course keeps of it. */
    record Recollected(Sessions.Stored stored, Memory memory) {}

    /** That of a session. */
    Memory of(PlaySession session);

    /**
     * That of a learner who is about to begin a session in {@code enrollment}: what their last one there left that played {@code pack}. Of a course
     * there is a package for each language, and each has activities of its own.
     */
    Memory before(TenantId tenant, UserId user, EnrollmentId enrollment, CourseVersionId course, PlayPackageId pack);
}
