package io.ghasi.delivery.adapters.keys;

import io.ghasi.delivery.adapters.telemetry.LogEvent;
import io.ghasi.delivery.adapters.tls.CertificateFault;
import io.ghasi.delivery.core.faults.DependencyUnavailable;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A source's keys, remembered. Read anew now and then and when a token names a key that is not there yet; while the source does not answer, the
 * keys that are known stay good. Reading is done by one thread of its own: however long the source takes, a request waits for it for a moment
 * at most, and only a few do.
 */
public final class CachedKeySet implements KeySet, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(CachedKeySet.class);
    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);
    static final int MOST_WAITING = 16;

    private final KeySource source;
    private final Timing timing;
    private final Semaphore room = new Semaphore(MOST_WAITING);
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("token-keys").daemon().factory());
    private final ReentrantLock asking = new ReentrantLock();
    private Future<?> reading = CompletableFuture.completedFuture(null);
    private volatile KnownKeys known = KnownKeys.NONE;

    /**
     * When keys are read.
     *
     * @param every at least so often
     * @param spacing between two readings that unknown keys ask for, so that nobody can make us ask without end
     * @param patience how long a token with an unknown key waits for a reading
     */
    public record Timing(Duration every, Duration spacing, Duration patience) {
        /** Every five minutes; for an unknown key at most every five seconds, waiting a second. */
        public static Timing standard() {
            return new Timing(Duration.ofMinutes(5), Duration.ofSeconds(5), Duration.ofSeconds(1));
        }
    }

    /** Begins to read at once, in the background, again and again until it has succeeded. {@code source} is closed with this. */
    public CachedKeySet(KeySource source, Timing timing) {
        this.source = source;
        this.timing = timing;
        long look = Math.min(KnownKeys.SOONEST.toMillis(), timing.every().toMillis());
        Future<?> _ = thread.scheduleWithFixedDelay(this::readIfDue, 0, look, TimeUnit.MILLISECONDS);
    }

    /** Whether keys were read at least once. */
    public boolean isLoaded() {
        return known.isLoaded();
    }

    @Override
    public @Nullable VerificationKey find(String kid) {
        KnownKeys now = known;
        VerificationKey key = now.keys().get(kid);
        if (key == null && !now.isLoaded()) {
            // Nobody can say whether the token is good; reading goes on in the background.
            throw new DependencyUnavailable(source.name(), RETRY_AFTER, null);
        }
        return key == null ? findAnew(kid) : key;
    }

    private @Nullable VerificationKey findAnew(String kid) {
        if (room.tryAcquire()) {
            try {
                await(readIfOlderThan(timing.spacing()));
            } finally {
                room.release();
            }
        }
        return known.keys().get(kid);
    }

    private void await(Future<?> whole) {
        try {
            whole.get(timing.patience().toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException _) {
            // Reading goes on without us: the next token may find the key.
        } catch (ExecutionException e) {
            throw new IllegalStateException("reading throws nothing", e);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void readIfDue() {
        Future<?> _ = readIfOlderThan(known.due(timing.every()));
    }

    // One reading at a time; whoever comes for the same shares it.
    private Future<?> readIfOlderThan(Duration age) {
        asking.lock();
        try {
            if (reading.isDone() && known.isOlderThan(age)) {
                reading = CompletableFuture.runAsync(this::read, thread);
            }
            return reading;
        } finally {
            asking.unlock();
        }
    }

    private void read() {
        try {
            Map<String, VerificationKey> keys = checked(source.read());
            if (keys.isEmpty() && !known.isLoaded()) {
                throw new IOException("there is no key that may sign tokens");
            }
            known = known.read(keys);
        } catch (IOException | RuntimeException e) {
            known = known.failed();
            LOG.warn(
                    LogEvent.KEYS_STALE,
                    "keys of {} cannot be read, those that are known stay good{}",
                    source.name(),
                    CertificateFault.note(e),
                    e);
        }
    }

    private static Map<String, VerificationKey> checked(Map<String, byte[]> points) {
        Map<String, VerificationKey> keys = new HashMap<>();
        points.forEach((kid, point) -> {
            VerificationKey key = VerificationKey.of(point);
            if (key != null) {
                keys.put(kid, key);
            }
        });
        return Map.copyOf(keys);
    }

    @Override
    public void close() {
        thread.shutdownNow();
        source.close();
    }
}
