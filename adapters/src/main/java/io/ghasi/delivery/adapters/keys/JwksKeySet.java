package io.ghasi.delivery.adapters.keys;

import io.ghasi.delivery.adapters.telemetry.LogEvent;
import io.ghasi.delivery.adapters.tls.Authorities;
import io.ghasi.delivery.adapters.tls.CertificateFault;
import io.ghasi.delivery.core.faults.DependencyUnavailable;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Identity's keys, from where it publishes them (RFC 7517). Read anew now and then and when a token names a key that is not there yet; while
 * identity does not answer, the keys that are known stay good.
 */
public final class JwksKeySet implements KeySet, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(JwksKeySet.class);
    private static final int LARGEST = 256 * 1024;
    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

    private final Timing timing;
    private final HttpClient client;
    private final HttpRequest request;
    private final ReentrantLock reading = new ReentrantLock();
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("jwks").daemon().factory());
    private volatile Map<String, VerificationKey> keys = Map.of();
    private volatile long lastRead;
    private volatile boolean loaded;

    /**
     * When keys are read.
     *
     * @param every at least so often
     * @param spacing between two readings that unknown keys ask for, so that nobody can make us ask without end
     * @param answer how long identity may take
     */
    public record Timing(Duration every, Duration spacing, Duration answer) {
        /** Every five minutes; for an unknown key at most every five seconds; two seconds for an answer. */
        public static Timing standard() {
            return new Timing(Duration.ofMinutes(5), Duration.ofSeconds(5), Duration.ofSeconds(2));
        }
    }

    /**
     * Begins to read from {@code jwks} at once, in the background, again and again until it has succeeded.
     *
     * @param authorities who vouches for identity where it is reached over TLS; null for those whom the JVM trusts
     */
    public JwksKeySet(URI jwks, Timing timing, @Nullable Authorities authorities) {
        this.timing = timing;
        this.client = Authorities.client(authorities)
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(timing.answer())
                .executor(Runnable::run)
                .build();
        this.request = HttpRequest.newBuilder(jwks)
                .header("Accept", "application/json")
                .timeout(timing.answer())
                .build();
        long first = Math.min(200, timing.every().toMillis());
        Future<?> _ = thread.scheduleWithFixedDelay(this::readIfDue, 0, first, TimeUnit.MILLISECONDS);
    }

    /** Whether keys were read at least once. */
    public boolean isLoaded() {
        return loaded;
    }

    @Override
    public @Nullable VerificationKey find(String kid) {
        VerificationKey key = keys.get(kid);
        if (key == null && !loaded) {
            // Nobody can say whether the token is good; reading goes on in the background.
            throw new DependencyUnavailable("identity", RETRY_AFTER, null);
        }
        if (key == null && isOlderThan(timing.spacing())) {
            read(timing.spacing());
            key = keys.get(kid);
        }
        return key;
    }

    private void readIfDue() {
        if (!loaded || isOlderThan(timing.every())) {
            read(loaded ? timing.every() : Duration.ZERO);
        }
    }

    private boolean isOlderThan(Duration age) {
        return !loaded || System.nanoTime() - lastRead >= age.toNanos();
    }

    // One asks; whoever came for the same finds it done.
    private void read(Duration age) {
        reading.lock();
        try {
            if (isOlderThan(age)) {
                keys = JwkSet.read(fetch());
                loaded = true;
            }
        } catch (IOException | RuntimeException e) {
            LOG.warn(
                    LogEvent.KEYS_STALE,
                    "identity's keys cannot be read, those that are known stay good{}",
                    CertificateFault.note(e),
                    e);
        } finally {
            lastRead = System.nanoTime();
            reading.unlock();
        }
    }

    private byte[] fetch() throws IOException {
        var answer = client.sendAsync(request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), LARGEST));
        try {
            var whole = answer.get(timing.answer().toMillis(), TimeUnit.MILLISECONDS);
            if (whole.statusCode() != 200) {
                throw new IOException(request.uri() + " was answered with " + whole.statusCode());
            }
            return whole.body();
        } catch (ExecutionException | TimeoutException e) {
            throw new IOException("identity did not answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        } finally {
            answer.cancel(true);
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
        client.shutdownNow();
    }
}
