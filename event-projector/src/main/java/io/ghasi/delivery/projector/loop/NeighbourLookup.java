package io.ghasi.delivery.projector.loop;

import io.ghasi.delivery.core.ids.EnrollmentId;
import io.ghasi.delivery.core.inbox.Effect;
import io.ghasi.delivery.core.inbox.Effect.EnrollmentEnded.End;
import io.ghasi.delivery.core.inbox.Lookup;
import io.ghasi.delivery.core.inbox.Message;
import io.ghasi.delivery.core.session.Enrollments;
import io.ghasi.delivery.core.session.Enrollments.Enrollment;
import java.time.Instant;
import java.util.Optional;

/** Asks enrollment-service how an enrollment is now. Of everything else the last event says all that there is to know. */
public final class NeighbourLookup implements Lookup {
    private final Enrollments enrollments;

    public NeighbourLookup(Enrollments enrollments) {
        this.enrollments = enrollments;
    }

    @Override
    public Optional<Effect> now(Message message) {
        return switch (message.effect()) {
            case Effect.Enrolled told -> now(message, told.enrollment(), End.EXPIRED, told.at());
            case Effect.EnrollmentEnded told -> now(message, told.enrollment(), told.end(), told.at());
            case Effect.PackageBuilt _,
                    Effect.Revocation _,
                    Effect.GateScored _,
                    Effect.GateSuperseded _,
                    Effect.TenantIs _,
                    Effect.TenantChanged _,
                    Effect.TenantLeft _,
                    Effect.SubjectAsked _ -> Optional.empty();
        };
    }

    // Why an enrollment ended that we heard begin last is not said here. An event that does is on its way; until it
    // comes, the mildest end will do.
    private Optional<Effect> now(Message message, EnrollmentId id, End end, Instant at) {
        return enrollments.find(message.tenant(), id).map(found -> effect(found, end, at));
    }

    private static Effect effect(Enrollment found, End end, Instant at) {
        return found.active()
                ? new Effect.Enrolled(
                        found.id(), found.user(), found.course(), found.attemptsAllowed(), found.validUntil(), at)
                : new Effect.EnrollmentEnded(found.id(), found.user(), found.course(), end, at);
    }
}
