package io.ghasi.delivery.core.limits;

import io.ghasi.delivery.core.ids.Id;
import io.ghasi.delivery.core.ids.TenantId;
import io.ghasi.delivery.core.ids.UserId;
import java.time.Duration;

/** Counts and refuses. Stays up when what it counts in does not. */
public interface Limits {
    /** Counts one use of {@code limit} by {@code user} of {@code tenant} on {@code subject}: nobody can use up what is another's. */
    Verdict count(Limit limit, TenantId tenant, UserId user, Id subject);

    /** Whether the use may go on. */
    sealed interface Verdict {
        /** It may. */
        record Within() implements Verdict {}

        /** It may not, before {@code retryAfter} has passed. */
        record Exceeded(Limit limit, Duration retryAfter) implements Verdict {}
    }
}
