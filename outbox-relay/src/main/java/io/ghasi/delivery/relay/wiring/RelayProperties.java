package io.ghasi.delivery.relay.wiring;

import io.ghasi.delivery.adapters.kms.AwsKmsAccess;
import io.ghasi.delivery.adapters.kms.VaultAccess;
import io.ghasi.delivery.adapters.nats.NatsAccess;
import io.ghasi.delivery.adapters.nats.NatsSettings;
import io.ghasi.delivery.adapters.nats.StreamDeclaration;
import io.ghasi.delivery.adapters.nats.StreamsProfile;
import io.ghasi.delivery.adapters.postgres.DatabaseAccess;
import io.ghasi.delivery.adapters.postgres.PoolSettings;
import io.ghasi.delivery.adapters.settings.Setting;
import io.ghasi.delivery.adapters.telemetry.LogSettings;
import io.ghasi.delivery.adapters.tracing.TraceSettings;
import io.ghasi.delivery.core.tenancy.Region;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** What a deployment says, in the environment: {@code DELIVERY_DATABASE_URL} and so on. */
public record RelayProperties(
        @Setting(value = "whose tenants are at home here", example = "eu")
        Region region,

        DatabaseAccess database,
        @DefaultValue Pool pool,
        NatsAccess nats,
        @DefaultValue StreamsProfile streams,
        @DefaultValue Archive archive,
        @Nullable AwsKmsAccess kms,
        @Nullable VaultAccess vault,
        @DefaultValue LogSettings log,
        @DefaultValue TraceSettings traces,
        @DefaultValue Metrics metrics,
        @DefaultValue Shutdown shutdown) {
    /** What servers, and whoever reads traces, call this process. */
    static final String PROCESS = "delivery-outbox-relay";

    PoolSettings pool(Duration answer) {
        return database.pool(region, pool.connections, answer, PROCESS);
    }

    /** What is wrong with where it points: the database is of another region. */
    public Optional<String> doubt() {
        return pool(Duration.ZERO).foreign();
    }

    NatsSettings natsSettings() {
        return nats.settings(PROCESS);
    }

    StreamDeclaration stream() {
        return streams.topology().at(region).events();
    }

    /** Connections to the database. */
    public record Pool(
            @Setting(value = "how many connections to the database this process has at most", from = "2", to = "20")
            @DefaultValue("4")
            int connections) {}

    /** Published events. */
    public record Archive(
            @Setting(
                    value =
                            "for how long published events are kept to be read again: longer than the stream keeps them",
                    from = "1h",
                    to = "400d")
            @DefaultValue("31d")
            Duration keep,

            @Setting(value = "how often partitions are made and dropped", from = "1s", to = "1h") @DefaultValue("10m")
            Duration maintainEvery) {}

    /** Where probes and metrics are. */
    public record Metrics(
            @Setting(value = "the port of probes and metrics", from = "0", to = "65535") @DefaultValue("9090")
            int port) {}

    /** How the process ends. */
    public record Shutdown(
            @Setting(value = "for how long it finishes what is under way", from = "0s", to = "1m") @DefaultValue("5s")
            Duration patience) {}
}
