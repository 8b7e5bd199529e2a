package io.ghasi.delivery.api.wiring;

import io.ghasi.delivery.adapters.nats.NatsSettings;
import io.ghasi.delivery.adapters.postgres.GroupBounds;
import io.ghasi.delivery.adapters.postgres.GroupCommitSettings;
import io.ghasi.delivery.adapters.postgres.PoolSettings;
import io.ghasi.delivery.core.limits.Limit;
import io.ghasi.delivery.core.session.SessionLimits;
import io.ghasi.delivery.core.tenancy.Region;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What a deployment says. Everything under {@code delivery}; in the environment {@code DELIVERY_DATABASE_URL} and so on. A property that
 * is not here is an error at start-up.
 *
 * @param region whose tenants this process serves
 * @param nats where relays listen; null where they are left to look for themselves
 */
@ConfigurationProperties(prefix = "delivery", ignoreUnknownFields = false)
public record DeliveryProperties(
        Region region,
        Database database,
        Redis redis,
        @Nullable Nats nats,
        Neighbours neighbours,
        Tokens tokens,
        @DefaultValue Reads reads,
        @DefaultValue Writes writes,
        @DefaultValue Limits limits,
        @DefaultValue Sweep sweep,
        @DefaultValue Metrics metrics,
        @DefaultValue Shutdown shutdown) {
    /**
     * PostgreSQL, through PgBouncer in transaction mode or straight.
     *
     * @param connections at most, by this process
     */
    public record Database(
            String url,
            String user,
            String password,
            @DefaultValue("10") int connections) {
        PoolSettings pool(Duration answer) {
            return new PoolSettings(url, user, password, connections, answer, "delivery-api");
        }

        @Override
        public String toString() {
            return user + "@" + url;
        }
    }

    /** Redis, as a URI with its password. */
    public record Redis(URI uri) {
        @Override
        public String toString() {
            return uri.getHost() + ":" + uri.getPort();
        }
    }

    /**
     * NATS, which relays are told of commits over.
     *
     * @param servers such as {@code tls://nats-0.nats:4222}
     * @param user with {@code password}; or {@code credentials}, a {@code .creds} file
     * @param authority a PEM file of those who vouch for the servers; null for connections without TLS
     */
    public record Nats(
            List<String> servers,
            @Nullable String user,
            @Nullable String password,
            @Nullable Path credentials,
            @Nullable Path authority,
            @DefaultValue("2s") Duration connectTimeout) {
        NatsSettings settings() {
            return NatsSettings.of(servers, user, password, credentials, authority, "delivery-api", connectTimeout);
        }

        @Override
        public String toString() {
            return user + "@" + servers;
        }
    }

    /**
     * How sessions are read.
     *
     * @param threads that read, each with a connection while it does
     * @param largestBatch sessions in one call; 1 reads each alone
     * @param queue requests that may wait; one more is answered with 503
     * @param deadline of a request, from its question to the answer
     */
    public record Reads(
            @DefaultValue("2") int threads,
            @DefaultValue("64") int largestBatch,
            @DefaultValue("1024") int queue,
            @DefaultValue("5s") Duration deadline) {
        GroupBounds bounds() {
            return new GroupBounds(threads, largestBatch, queue, deadline);
        }
    }

    /**
     * How decisions are made durable.
     *
     * @param threads that write, each with a connection while it does
     * @param largestBatch decisions in one call; 1 writes each alone
     * @param queue decisions that may wait; one more is answered with 503
     * @param patience for a row that somebody else holds
     * @param deadline of a request, from its decision to its outcome
     */
    public record Writes(
            @DefaultValue("2") int threads,
            @DefaultValue("64") int largestBatch,
            @DefaultValue("1024") int queue,
            @DefaultValue("1s") Duration patience,
            @DefaultValue("5s") Duration deadline) {
        GroupCommitSettings settings() {
            return new GroupCommitSettings(new GroupBounds(threads, largestBatch, queue, deadline), patience);
        }
    }

    /** Where the neighbour services are. */
    public record Neighbours(URI identity, URI tenants, URI enrollment, URI content, URI assessment) {}

    /** What a token must say. */
    public record Tokens(String issuer, String audience) {}

    /** How often. */
    public record Limits(
            @DefaultValue("5") int starts,
            @DefaultValue("120") int navigations,
            @DefaultValue("1m") Duration window) {
        SessionLimits sessions() {
            return new SessionLimits(
                    new Limit("starts", starts, window), new Limit("navigations", navigations, window));
        }
    }

    /** How often this process looks for idle sessions and old partitions. */
    public record Sweep(@DefaultValue("1m") Duration every) {}

    /** Where metrics are. */
    public record Metrics(@DefaultValue("9090") int port) {}

    /**
     * How the process ends.
     *
     * @param notice for how long it serves on after it has said that it is not ready
     */
    public record Shutdown(@DefaultValue("5s") Duration notice) {}
}
