package io.ghasi.delivery.core.inbox;

import io.ghasi.delivery.core.ids.AttemptId;
import io.ghasi.delivery.core.ids.CourseVersionId;
import io.ghasi.delivery.core.ids.EnrollmentId;
import io.ghasi.delivery.core.ids.PlayPackageId;
import io.ghasi.delivery.core.ids.SubjectRequestId;
import io.ghasi.delivery.core.ids.UserId;
import io.ghasi.delivery.core.tenancy.Region;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What an event of another service makes true here. Each may be made true any number of times. */
public sealed interface Effect {
    /** What is left to do once it is true; null where nothing is. */
    default @Nullable Work work() {
        return null;
    }

    /** A package can be played. {@code standard} and {@code navigation} are words of the package index. */
    record PackageBuilt(
            PlayPackageId pack,
            CourseVersionId course,
            String standard,
            String navigation,
            String title,
            int manifestVersion)
            implements Effect {}

    /** Something may no longer be used; a package's sessions are to be paused. */
    record Revocation(Revoked what, Instant at) implements Effect {
        @Override
        public @Nullable Work work() {
            return what instanceof Revoked.Pack(PlayPackageId pack)
                    ? new Work(Work.Kind.PAUSE_PACKAGE, pack.value())
                    : null;
        }
    }

    /** Somebody may play. */
    record Enrolled(
            EnrollmentId enrollment,
            UserId user,
            CourseVersionId course,
            @Nullable Integer attemptsAllowed,
            @Nullable Instant validUntil,
            Instant at)
            implements Effect {}

    /** Somebody may play no longer; where that was taken from them, their sessions are to be paused. */
    record EnrollmentEnded(EnrollmentId enrollment, UserId user, CourseVersionId course, End end, Instant at)
            implements Effect {
        /** Why it ended. */
        public enum End {
            REVOKED,
            EXPIRED,
            COMPLETED;

            /** Its word in the table. */
            public String word() {
                return name().toLowerCase(Locale.ROOT);
            }
        }

        @Override
        public @Nullable Work work() {
            return end == End.REVOKED ? new Work(Work.Kind.PAUSE_ENROLLMENT, enrollment.value()) : null;
        }
    }

    /** A sitting of a quiz was scored. Of the sittings that count, the one scored last opens the gate or leaves it closed. */
    record GateScored(AttemptId attempt, UserId user, EnrollmentId enrollment, String gate, boolean passed, Instant at)
            implements Effect {}

    /** A sitting of a quiz does not count any more. */
    record GateSuperseded(AttemptId attempt, UserId user, EnrollmentId enrollment, String gate, Instant at)
            implements Effect {}

    /** A tenant is, and is at home somewhere. */
    record TenantIs(Region home, URI homeUrl, Settings settings) implements Effect {}

    /** A tenant is set up anew; its home stays where null is said. */
    record TenantChanged(@Nullable Region home, @Nullable URI homeUrl, Settings settings) implements Effect {}

    /** A tenant has left: nothing of it is to stay but that it was here. */
    record TenantLeft(Instant at) implements Effect {
        @Override
        public Work work() {
            return new Work(Work.Kind.PURGE_TENANT, Work.NO_SUBJECT);
        }
    }

    /** A person wants their data, or wants it gone. */
    record SubjectAsked(SubjectRequestId request, UserId user, Kind kind, Instant at) implements Effect {
        /** What they want. */
        public enum Kind {
            EXPORT,
            ERASURE;

            /** Its word in the table. */
            public String word() {
                return name().toLowerCase(Locale.ROOT);
            }
        }

        @Override
        public Work work() {
            return new Work(kind == Kind.EXPORT ? Work.Kind.EXPORT_SUBJECT : Work.Kind.ERASE_SUBJECT, request.value());
        }
    }

    /** How a tenant is set up. */
    record Settings(
            Duration inactivity,
            Duration abandonAfter,
            boolean aiEnabled,
            boolean offlineEnabled,
            int turnBudget,
            Set<String> allowedOrigins) {
        public Settings {
            allowedOrigins = Set.copyOf(allowedOrigins);
        }
    }
}
