package io.ghasi.delivery.adapters.redis;

import io.ghasi.delivery.adapters.secrets.RotatingSecret;
import io.ghasi.delivery.adapters.telemetry.LogEvent;
import io.ghasi.delivery.adapters.tls.CertificateFault;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisConnectionException;
import io.lettuce.core.RedisURI;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.codec.StringCodec;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The one connection to Redis that all share: it comes back by itself, with the login as it is then. */
public final class RedisConnector implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(RedisConnector.class);

    private final RotatingSecret uri;
    private final RedisURI address;
    private final RedisClient client;
    private final ReentrantLock connecting = new ReentrantLock();
    private CompletableFuture<StatefulRedisConnection<String, String>> connection;
    private @Nullable StatefulRedisConnection<String, String> retired;
    private String renewed;
    private String refused = "";

    private RedisConnector(RedisAccess access) throws IOException {
        this.uri = new RotatingSecret(access.uri().secret());
        this.renewed = uri.now();
        this.address = RedisURI.create(renewed);
        address.setTimeout(ConnectionOptions.CONNECT);
        address.setCredentialsProvider(
                () -> RedisURI.create(uri.now()).getCredentialsProvider().resolveCredentials());
        this.client = RedisClient.create(address);
        this.client.setOptions(ConnectionOptions.of(access.authority()));
        this.connection = connect();
    }

    /**
     * Begins to connect, and returns.
     *
     * @throws IOException where those who vouch for Redis cannot be read
     */
    public static RedisConnector to(RedisAccess access) throws IOException {
        return new RedisConnector(access);
    }

    /** The same without TLS, or with those whom the JVM trusts. */
    static RedisConnector to(String uri) throws IOException {
        return to(new RedisAccess(RedisUrl.of(uri), null));
    }

    // A request waits for a connection no longer than for an answer, and all wait for the same attempt.
    StatefulRedisConnection<String, String> connected() {
        return within(ConnectionOptions.COMMAND, attempt());
    }

    private static <T> T within(Duration patience, CompletableFuture<T> attempt) {
        try {
            return attempt.get(patience.toMillis(), TimeUnit.MILLISECONDS);
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

    /**
     * Goes over to another connection where there is a new login that Redis takes. The one before ends with the next run, when nobody waits for
     * its answers any more. To be run every second or less often, by one thread.
     */
    public void renew() {
        if (retired != null) {
            CompletableFuture<Void> _ = retired.closeAsync();
            retired = null;
        }
        String now = uri.now();
        if (!now.equals(renewed)) {
            renew(now);
        }
    }

    private void renew(String login) {
        CompletableFuture<StatefulRedisConnection<String, String>> fresh = connect();
        try {
            within(ConnectionOptions.CONNECT, fresh);
            retire(fresh);
            renewed = login;
            LOG.info(LogEvent.SECRET_CHANGED, "Redis takes the new login: the connection is renewed");
        } catch (RedisConnectionException e) {
            CompletableFuture<Void> _ = fresh.thenCompose(StatefulRedisConnection::closeAsync);
            tell(login, e);
        }
    }

    private void retire(CompletableFuture<StatefulRedisConnection<String, String>> fresh) {
        connecting.lock();
        try {
            retired = connection.isDone() && !connection.isCompletedExceptionally() ? connection.join() : null;
            connection = fresh;
        } finally {
            connecting.unlock();
        }
    }

    // Once a login: Redis is told of it some time after us.
    private void tell(String login, RedisConnectionException e) {
        if (!login.equals(refused)) {
            refused = login;
            LOG.warn(
                    LogEvent.SECRET_REFUSED,
                    "Redis does not take the new login yet, the connection stays{}",
                    CertificateFault.note(e),
                    e);
        }
    }

    @Override
    public void close() {
        client.shutdown();
    }
}
