package io.ghasi.delivery.core.ids;

import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** An identifier: written {@code prefix_} + ULID outside, kept as a uuid inside. */
public sealed interface Id
        permits AttemptId,
                BundleId,
                CourseVersionId,
                DeviceId,
                EnrollmentId,
                EventId,
                LicenceId,
                PlayPackageId,
                RequestId,
                SessionId,
                SubjectRequestId,
                TenantId,
                UserId {
    /** The 128 bits. */
    UUID value();

    /** What stands before the ULID, the underscore included. */
    String prefix();

    /** The form on the wire. */
    default String text() {
        return prefix() + Ulid.format(value());
    }

    /** Reads {@code prefix} + ULID; null where {@code text} is anything else. */
    static <T extends Id> @Nullable T parse(String text, String prefix, Function<UUID, T> type) {
        UUID value = text.startsWith(prefix) ? Ulid.parse(text, prefix.length()) : null;
        return value == null ? null : type.apply(value);
    }
}
