package io.ghasi.delivery.projector.wiring;

import io.ghasi.delivery.adapters.kms.AwsKmsAccess;
import io.ghasi.delivery.adapters.kms.VaultAccess;
import io.ghasi.delivery.adapters.nats.NatsAccess;
import io.ghasi.delivery.adapters.nats.NatsSettings;
import io.ghasi.delivery.adapters.nats.StreamsProfile;
import io.ghasi.delivery.adapters.nats.Topology;
import io.ghasi.delivery.adapters.objects.ObjectStoreAccess;
import io.ghasi.delivery.adapters.objects.S3SubjectExports;
import io.ghasi.delivery.adapters.postgres.DatabaseAccess;
import io.ghasi.delivery.adapters.postgres.PoolSettings;
import io.ghasi.delivery.adapters.postgres.WorkSettings;
import io.ghasi.delivery.adapters.settings.Guard;
import io.ghasi.delivery.adapters.settings.Guarded;
import io.ghasi.delivery.adapters.settings.ServiceUrl;
import io.ghasi.delivery.adapters.settings.Setting;
import io.ghasi.delivery.adapters.telemetry.LogSettings;
import io.ghasi.delivery.adapters.tls.Authorities;
import io.ghasi.delivery.adapters.tracing.TraceSettings;
import io.ghasi.delivery.core.inbox.SubjectExports;
import io.ghasi.delivery.core.tenancy.Region;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What a deployment says, in the environment: {@code DELIVERY_REGION} and so on.
 *
 * @param exports where what people ask to see is kept
 */
public record ProjectorProperties(
        @Setting(value = "whose tenants are at home here", example = "eu")
        Region region,

        DatabaseAccess database,
        @DefaultValue Pool pool,
        NatsAccess nats,
        @DefaultValue StreamsProfile streams,
        Neighbours neighbours,
        @DefaultValue Inbox inbox,
        @DefaultValue Work work,
        @DefaultValue Erasure erasure,
        ObjectStoreAccess exports,
        @Nullable AwsKmsAccess kms,
        @Nullable VaultAccess vault,
        @DefaultValue LogSettings log,
        @DefaultValue TraceSettings traces,
        @DefaultValue Metrics metrics) {
    /** What servers call this process. */
    static final String PROCESS = "delivery-event-projector";

    PoolSettings pool(Duration answer) {
        return database.pool(region, pool.connections, answer, PROCESS);
    }

    /** What is wrong with where it points: the database is of another region. */
    public Optional<String> doubt() {
        return pool(Duration.ZERO).foreign();
    }

    SubjectExports openExports() throws IOException {
        return new S3SubjectExports(exports.connect(), exports.bucket());
    }

    public Topology topology() {
        return streams.topology().at(region);
    }

    public NatsSettings natsSettings() {
        return nats.settings(PROCESS);
    }

    /** Connections to the database. */
    public record Pool(
            @Setting(value = "how many connections to the database this process has at most", from = "2", to = "20")
            @DefaultValue("5")
            int connections) {}

    /** Who is asked how things are, where an event is missing. */
    public record Neighbours(
            @Setting(value = "where the enrollment service is", example = "http://enrollment.ghasi-services")
            ServiceUrl enrollment,

            @Setting(
                    value =
                            "a PEM file of those who vouch for neighbours that are reached over TLS, read anew at each connect; without it those whom the JVM trusts",
                    example = "/etc/delivery/neighbours-ca.pem")
            @Nullable
            Path authority)
            implements Guarded {
        @Nullable
        Authorities authorities() throws IOException {
            return Authorities.inOptional(authority);
        }

        @Override
        public void guard(Guard guard) {
            guard.authorities("authority", authority);
        }
    }

    /**
     * How messages are taken.
     *
     * @param batch a third of what a consumer may have on its way, so that three projectors are all at work
     */
    public record Inbox(
            @Setting(value = "how many messages of a consumer are taken at a time", from = "1", to = "1024")
            @DefaultValue("128")
            int batch,

            @Setting(value = "for how long rows are waited for that somebody else holds", from = "10ms", to = "30s")
            @DefaultValue("5s")
            Duration lockPatience) {}

    /** How work is done that is too long for one transaction. */
    public record Work(
            @Setting(
                    value = "how long after nothing is left it is looked for once more: longer than any request takes",
                    from = "10ms",
                    to = "1h")
            @DefaultValue("2m")
            Duration grace,

            @Setting(value = "how long before what others must do first is looked at again", from = "10ms", to = "1h")
            @DefaultValue("1m")
            Duration held) {
        WorkSettings settings() {
            return WorkSettings.usual(grace, held);
        }
    }

    /** Erased people. */
    public record Erasure(
            @Setting(
                    value = "how often the stream is looked through for what was erased; not at all where nothing was",
                    from = "10ms",
                    to = "1d")
            @DefaultValue("10m")
            Duration every) {}

    /** Where probes and metrics are. */
    public record Metrics(
            @Setting(value = "the port of probes and metrics", from = "0", to = "65535") @DefaultValue("9090")
            int port) {}
}
