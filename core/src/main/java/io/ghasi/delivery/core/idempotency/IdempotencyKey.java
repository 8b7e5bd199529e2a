package io.ghasi.delivery.core.idempotency;

import io.ghasi.delivery.core.ids.Ulid;
import io.ghasi.delivery.core.ids.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/**
 * A client's name for one write, scoped to tenant and user. It carries its own time, so that old keys expire by dropping
 * the partition they fall into.
 *
 * @param value a ULID or a UUIDv7
 */
public record IdempotencyKey(UserId user, UUID value) {
    /** How long a key is remembered, counted from the time inside it. */
    public static final Duration VALIDITY = Duration.ofHours(24);

    /** How far a client's clock may run ahead of ours. */
    public static final Duration SKEW = Duration.ofSeconds(30);

    /** Whether the time inside {@code value} lies in the window in which a key can be remembered. */
    public static boolean isTimely(UUID value, Instant now) {
        long millis = Ulid.epochMilli(value);
        return millis > now.minus(VALIDITY).toEpochMilli()
                && millis <= now.plus(SKEW).toEpochMilli();
    }
}
