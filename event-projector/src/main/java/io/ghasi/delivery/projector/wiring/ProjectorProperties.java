package io.ghasi.delivery.projector.wiring;

import io.ghasi.delivery.adapters.nats.NatsSettings;
import io.ghasi.delivery.adapters.postgres.PoolSettings;
import io.ghasi.delivery.core.tenancy.Region;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What a deployment says. Everything under {@code delivery}; in the environment {@code DELIVERY_REGION} and so on. A property that is not here is an error at
 * start-up.
 *
 * @param region whose tenants are at home here
 */
@ConfigurationProperties(prefix = "delivery", ignoreUnknownFields = false)
public record ProjectorProperties(
        Region region,
        Database database,
        Nats nats,
        Neighbours neighbours,
        @DefaultValue Inbox inbox,
        @DefaultValue Metrics metrics) {
    /** PostgreSQL, through PgBouncer in transaction mode or straight, as the role {@code delivery_projector}. */
    public record Database(
            String url,
            String user,
            String password,
            @DefaultValue("5") int connections) {
        PoolSettings pool(Duration answer) {
            return new PoolSettings(url, user, password, connections, answer, "delivery-event-projector");
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
     * @param profile of {@code contracts/nats/topology.yaml}: what streams and consumers are expected to be
     */
    public record Nats(
            List<String> servers,
            @Nullable String user,
            @Nullable String password,
            @Nullable Path credentials,
            @Nullable Path authority,
            @DefaultValue("production") String profile,
            @DefaultValue("2s") Duration connectTimeout) {
        /** How it is reached. */
        public NatsSettings settings() {
            return NatsSettings.of(
                    servers, user, password, credentials, authority, "delivery-event-projector", connectTimeout);
        }

        @Override
        public String toString() {
            return user + "@" + servers;
        }
    }

    /** Who is asked how things are, where an event is missing. */
    public record Neighbours(URI enrollment) {}

    /**
     * How messages are taken.
     *
     * @param batch a consumer's messages at a time: a third of what it may have on its way, so that three projectors are all at work
     * @param lockPatience for rows that somebody else holds
     */
    public record Inbox(
            @DefaultValue("128") int batch,
            @DefaultValue("5s") Duration lockPatience) {}

    /** Where probes and metrics are. */
    public record Metrics(@DefaultValue("9090") int port) {}
}
