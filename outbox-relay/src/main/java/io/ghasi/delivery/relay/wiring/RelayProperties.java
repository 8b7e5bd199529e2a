package io.ghasi.delivery.relay.wiring;

import io.ghasi.delivery.adapters.nats.NatsSettings;
import io.ghasi.delivery.adapters.postgres.PoolSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What a deployment says. Everything under {@code delivery}; in the environment {@code DELIVERY_DATABASE_URL} and so on. A property that
 * is not here is an error at start-up.
 */
@ConfigurationProperties(prefix = "delivery", ignoreUnknownFields = false)
public record RelayProperties(
        Database database,
        Nats nats,
        @DefaultValue Archive archive,
        @DefaultValue Metrics metrics,
        @DefaultValue Shutdown shutdown) {
    /** PostgreSQL, through PgBouncer in transaction mode or straight, as the role {@code delivery_relay}. */
    public record Database(
            String url,
            String user,
            String password,
            @DefaultValue("4") int connections) {
        PoolSettings pool(Duration answer) {
            return new PoolSettings(url, user, password, connections, answer, "delivery-outbox-relay");
        }

        @Override
        public String toString() {
            return user + "@" + url;
        }
    }

    /**
     * NATS.
     *
     * @param servers such as {@code tls://nats-0.nats:4222}
     * @param user with {@code password}; or {@code credentials}, a {@code .creds} file
     * @param authority a PEM file of those who vouch for the servers; null for connections without TLS
     * @param profile of {@code contracts/nats/topology.yaml}: what the stream is expected to be
     */
    public record Nats(
            List<String> servers,
            @Nullable String user,
            @Nullable String password,
            @Nullable Path credentials,
            @Nullable Path authority,
            @DefaultValue("production") String profile,
            @DefaultValue("2s") Duration connectTimeout) {
        NatsSettings settings() {
            return NatsSettings.of(
                    servers, user, password, credentials, authority, "delivery-outbox-relay", connectTimeout);
        }

        @Override
        public String toString() {
            return user + "@" + servers;
        }
    }

    /** For how long published events are kept to be read again: longer than the stream keeps them. */
    public record Archive(
            @DefaultValue("31d") Duration keep,
            @DefaultValue("10m") Duration maintainEvery) {}

    /** Where probes and metrics are. */
    public record Metrics(@DefaultValue("9090") int port) {}

    /** For how long the relay finishes what is under way when it is told to end. */
    public record Shutdown(@DefaultValue("5s") Duration patience) {}
}
