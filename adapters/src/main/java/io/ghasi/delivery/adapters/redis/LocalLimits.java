package io.ghasi.delivery.adapters.redis;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.ghasi.delivery.core.ids.Id;
import io.ghasi.delivery.core.ids.TenantId;
import io.ghasi.delivery.core.ids.UserId;
import io.ghasi.delivery.core.limits.Limit;
import io.ghasi.delivery.core.limits.Limits;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Counts in this process alone: what is left of a limit while Redis is away. The generic cell rate algorithm: of each subject only the
 * time is kept at which its allowance would be whole again.
 */
public final class LocalLimits implements Limits {
    private static final int SUBJECTS = 100_000;

    private final LongSupplier nanos;
    private final Cache<String, Long> wholeAgain;

    /** Reads a clock that only goes forward, in nanoseconds. */
    public LocalLimits(LongSupplier nanos, Duration longestWindow) {
        this.nanos = nanos;
        this.wholeAgain = Caffeine.newBuilder()
                .maximumSize(SUBJECTS)
                .expireAfterWrite(longestWindow.toNanos(), TimeUnit.NANOSECONDS)
                .ticker(nanos::getAsLong)
                .build();
    }

    @Override
    public Verdict count(Limit limit, TenantId tenant, UserId user, Id subject) {
        long now = nanos.getAsLong();
        long window = limit.window().toNanos();
        long step = window / limit.times();
        long[] wait = new long[1];
        // Only differences mean anything: the clock may be about to wrap around.
        wholeAgain.asMap().compute(LimitKeys.of(limit, tenant, user, subject), (_, before) -> {
            long ahead = before == null ? 0 : Math.max(0, before - now);
            wait[0] = ahead + step - window;
            return now + (wait[0] > 0 ? ahead : ahead + step);
        });
        return wait[0] > 0 ? new Verdict.Exceeded(limit, Duration.ofNanos(wait[0])) : new Verdict.Within();
    }
}
