package io.ghasi.delivery.adapters.redis;

import io.ghasi.delivery.adapters.telemetry.LogEvent;
import io.ghasi.delivery.core.ids.Id;
import io.ghasi.delivery.core.ids.TenantId;
import io.ghasi.delivery.core.ids.UserId;
import io.ghasi.delivery.core.limits.Limit;
import io.ghasi.delivery.core.limits.Limits;
import io.lettuce.core.ClientOptions;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisConnectionException;
import io.lettuce.core.RedisException;
import io.lettuce.core.RedisNoScriptException;
import io.lettuce.core.RedisURI;
import io.lettuce.core.ScriptOutputType;
import io.lettuce.core.SocketOptions;
import io.lettuce.core.TimeoutOptions;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.sync.RedisCommands;
import io.lettuce.core.codec.StringCodec;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
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
    private static final Duration COMMAND_TIMEOUT = Duration.ofMillis(150);
    private static final Duration CONNECT_TIMEOUT = Duration.ofMillis(500);
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

    private final RedisURI address;
    private final RedisClient client;
    private final Limits local;
    private final LongSupplier nanos;
    private final RedisMetrics metrics;
    private final AtomicLong leftAloneUntil;
    private final ReentrantLock connecting = new ReentrantLock();
    private CompletableFuture<StatefulRedisConnection<String, String>> connection;
    private volatile @Nullable String script;

    /** Counts in Redis at {@code uri}, or with {@code local} while it is away. Begins to connect at once. */
    public RedisLimits(String uri, Limits local, LongSupplier nanos, MeterRegistry registry) {
        this.address = RedisURI.create(uri);
        address.setTimeout(CONNECT_TIMEOUT);
        this.client = RedisClient.create(address);
        this.client.setOptions(ClientOptions.builder()
                .disconnectedBehavior(ClientOptions.DisconnectedBehavior.REJECT_COMMANDS)
                .socketOptions(
                        SocketOptions.builder().connectTimeout(CONNECT_TIMEOUT).build())
                .timeoutOptions(TimeoutOptions.enabled(COMMAND_TIMEOUT))
                .build());
        this.local = local;
        this.nanos = nanos;
        this.metrics = new RedisMetrics(registry);
        this.leftAloneUntil = new AtomicLong(nanos.getAsLong());
        this.connection = connect();
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
            LOG.warn(LogEvent.REDIS_UNAVAILABLE, "Redis does not answer: limits are counted in this process alone", e);
            return local.count(limit, tenant, user, subject);
        }
    }

    private long ask(Limit limit, String key) {
        RedisCommands<String, String> redis = connected().sync();
        String[] keys = {key};
        String window = Long.toString(limit.window().toNanos() / 1_000);
        String times = Integer.toString(limit.times());
        String digest = script == null ? load(redis) : script;
        try {
            return redis.<Long>evalsha(digest, ScriptOutputType.INTEGER, keys, window, times);
        } catch (RedisNoScriptException _) {
            // A restarted Redis has forgotten it.
            return redis.<Long>evalsha(load(redis), ScriptOutputType.INTEGER, keys, window, times);
        }
    }

    private String load(RedisCommands<String, String> redis) {
        String digest = redis.scriptLoad(SCRIPT);
        script = digest;
        return digest;
    }

    // A request waits for a connection no longer than for an answer, and all wait for the same attempt.
    private StatefulRedisConnection<String, String> connected() {
        try {
            return attempt().get(COMMAND_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new RedisConnectionException("there is no connection yet", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RedisConnectionException("interrupted", e);
        }
    }

    private CompletableFuture<StatefulRedisConnection<String, String>> attempt() {
        connecting.lock();
        try {
            if (connection.isCompletedExceptionally()) {
                connection = connect();
            }
            return connection;
        } finally {
            connecting.unlock();
        }
    }

    private CompletableFuture<StatefulRedisConnection<String, String>> connect() {
        return client.connectAsync(StringCodec.UTF8, address).toCompletableFuture();
    }

    boolean isConnected() {
        CompletableFuture<StatefulRedisConnection<String, String>> attempt = attempt();
        return attempt.isDone() && !attempt.isCompletedExceptionally();
    }

    @Override
    public void close() {
        client.shutdown();
    }
}
