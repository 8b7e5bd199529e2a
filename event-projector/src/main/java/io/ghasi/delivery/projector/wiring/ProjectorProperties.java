package io.ghasi.delivery.projector.wiring;

import io.ghasi.delivery.adapters.nats.NatsSettings;
import io.ghasi.delivery.adapters.objects.ObjectStoreClient;
import io.ghasi.delivery.adapters.objects.S3SubjectExports;
import io.ghasi.delivery.adapters.postgres.PoolSettings;
import io.ghasi.delivery.adapters.postgres.WorkSettings;
import io.ghasi.delivery.core.inbox.SubjectExports;
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
        @DefaultValue Work work,
        @DefaultValue Erasure erasure,
        Exports exports,
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

    /**
     * How work is done that is too long for one transaction.
     *
     * @param grace before it is looked for once more, when nothing is left: longer than any request takes
     * @param held before what others must do first is looked at again
     */
    public record Work(
            @DefaultValue("2m") Duration grace,
            @DefaultValue("1m") Duration held) {
        WorkSettings settings() {
            return WorkSettings.usual(grace, held);
        }
    }

    /** How often the stream is looked through for what was erased; not at all where nothing was. */
    public record Erasure(@DefaultValue("10m") Duration every) {}

    /** Where what people ask to see is kept: a bucket of an S3-compatible store, which is there. */
    public record Exports(URI endpoint, String region, String bucket, String accessKey, String secretKey) {
        SubjectExports open() {
            return new S3SubjectExports(ObjectStoreClient.connect(endpoint, region, accessKey, secretKey), bucket);
        }

        @Override
        public String toString() {
            return endpoint + "/" + bucket;
        }
    }

    /** Where probes and metrics are. */
    public record Metrics(@DefaultValue("9090") int port) {}
}
