package io.ghasi.delivery.adapters.redis;

import io.ghasi.delivery.adapters.telemetry.LogEvent;
import io.ghasi.delivery.adapters.tls.CertificateFault;
import io.ghasi.delivery.core.ids.Id;
import io.ghasi.delivery.core.ids.TenantId;
import io.ghasi.delivery.core.ids.UserId;
import io.ghasi.delivery.core.limits.Limit;
import io.ghasi.delivery.core.limits.Limits;
import io.lettuce.core.RedisException;
import io.lettuce.core.RedisNoScriptException;
import io.lettuce.core.ScriptOutputType;
import io.lettuce.core.api.sync.RedisCommands;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Counts in Redis, for all processes together: one script, one round trip a decision. While Redis does not answer, each process counts for
 * itself: the API stays up.
 */
public final class RedisLimits implements Limits, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(RedisLimits.class);
    // After a failure Redis is left alone for so long: a request waits for one timeout at most, not each for its own.
    private static final long RESPITE = Duration.ofSeconds(1).toNanos();

    /** The generic cell rate algorithm on Redis's own clock, in microseconds; answers how long to wait, 0 for go on. */
    private static final String SCRIPT = """
            local time = redis.call('TIME')
            local now = time[1] * 1000000 + time[2]
            local window = tonumber(ARGV[1])
            local whole = math.max(tonumber(redis.call('GET', KEYS[1]) or '0'), now) + window / tonumber(ARGV[2])
            if whole - window > now then
              return math.ceil(whole - window - now)
            end
            redis.call('SET', KEYS[1], string.format('%.0f', whole), 'PX', math.ceil((whole - now) / 1000))
            return 0
            """;

    private final RedisConnector redis;
    private final Limits local;
    private final LongSupplier nanos;
    private final RedisMetrics metrics;
    private final AtomicLong leftAloneUntil;
    private volatile @Nullable String script;

    /** Counts in the Redis that {@code redis} leads to, or with {@code local} while it is away. {@code redis} is closed with this. */
    public RedisLimits(RedisConnector redis, Limits local, LongSupplier nanos, MeterRegistry registry) {
        this.redis = redis;
        this.local = local;
        this.nanos = nanos;
        this.metrics = new RedisMetrics(registry);
        this.leftAloneUntil = new AtomicLong(nanos.getAsLong());
    }

    @Override
    public Verdict count(Limit limit, TenantId tenant, UserId user, Id subject) {
        if (nanos.getAsLong() - leftAloneUntil.get() < 0) {
            return local.count(limit, tenant, user, subject);
        }
        try {
            String key = LimitKeys.of(limit, tenant, user, subject);
            long micros = metrics.timed(() -> ask(limit, key));
            return micros > 0 ? new Verdict.Exceeded(limit, Duration.ofNanos(micros * 1_000)) : new Verdict.Within();
        } catch (RedisException e) {
            leftAloneUntil.set(nanos.getAsLong() + RESPITE);
            LOG.warn(
                    LogEvent.REDIS_UNAVAILABLE,
                    "limits are counted in this process alone, since Redis does not answer{}",
                    CertificateFault.note(e),
                    e);
            return local.count(limit, tenant, user, subject);
        }
    }

    private long ask(Limit limit, String key) {
        RedisCommands<String, String> commands = redis.connected().sync();
        String[] keys = {key};
        String window = Long.toString(limit.window().toNanos() / 1_000);
        String times = Integer.toString(limit.times());
        String digest = script == null ? load(commands) : script;
        try {
            return commands.<Long>evalsha(digest, ScriptOutputType.INTEGER, keys, window, times);
        } catch (RedisNoScriptException _) {
            // A restarted Redis has forgotten it.
            return commands.<Long>evalsha(load(commands), ScriptOutputType.INTEGER, keys, window, times);
        }
    }

    private String load(RedisCommands<String, String> commands) {
        String digest = commands.scriptLoad(SCRIPT);
        script = digest;
        return digest;
    }

    boolean isConnected() {
        return redis.isConnected();
    }

    @Override
    public void close() {
        redis.close();
    }
}
