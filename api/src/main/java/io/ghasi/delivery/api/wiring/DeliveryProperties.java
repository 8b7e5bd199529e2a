package io.ghasi.delivery.api.wiring;

import io.ghasi.delivery.adapters.flags.FlagsSettings;
import io.ghasi.delivery.adapters.grants.GrantSettings;
import io.ghasi.delivery.adapters.kms.AwsKmsAccess;
import io.ghasi.delivery.adapters.kms.VaultAccess;
import io.ghasi.delivery.adapters.nats.NatsAccess;
import io.ghasi.delivery.adapters.objects.ObjectStoreAccess;
import io.ghasi.delivery.adapters.postgres.DatabaseAccess;
import io.ghasi.delivery.adapters.postgres.GroupBounds;
import io.ghasi.delivery.adapters.postgres.GroupCommitSettings;
import io.ghasi.delivery.adapters.postgres.PoolSettings;
import io.ghasi.delivery.adapters.redis.RedisAccess;
import io.ghasi.delivery.adapters.settings.Guard;
import io.ghasi.delivery.adapters.settings.Guarded;
import io.ghasi.delivery.adapters.settings.ServiceUrl;
import io.ghasi.delivery.adapters.settings.Setting;
import io.ghasi.delivery.adapters.telemetry.LogSettings;
import io.ghasi.delivery.adapters.tls.Authorities;
import io.ghasi.delivery.adapters.tracing.TraceSettings;
import io.ghasi.delivery.api.content.ContentHosts;
import io.ghasi.delivery.core.limits.Limit;
import io.ghasi.delivery.core.session.SessionLimits;
import io.ghasi.delivery.core.tenancy.Region;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What a deployment says, in the environment: {@code DELIVERY_DATABASE_URL} and so on.
 *
 * @param nats where relays listen; null where they are left to look for themselves
 * @param packages where the files of courses are kept; null where none are served
 * @param kms null where AWS KMS is asked for nothing
 * @param vault null where Vault is asked for nothing
 */
public record DeliveryProperties(
        @Setting(value = "whose tenants this process serves", example = "eu")
        Region region,

        @Setting("what runs here, as whoever deployed it calls it: `/healthz` tells it") @DefaultValue("unknown")
        String revision,

        DatabaseAccess database,
        @DefaultValue Pool pool,
        RedisAccess redis,
        @Nullable NatsAccess nats,
        Neighbours neighbours,
        Tokens tokens,
        GrantSettings grant,
        @Nullable ObjectStoreAccess packages,
        @DefaultValue Content content,
        @DefaultValue Reads reads,
        @DefaultValue Writes writes,
        @DefaultValue Limits limits,
        @DefaultValue Sweep sweep,
        @DefaultValue FlagsSettings flags,
        @Nullable AwsKmsAccess kms,
        @Nullable VaultAccess vault,
        @DefaultValue LogSettings log,
        @DefaultValue TraceSettings traces,
        @DefaultValue Metrics metrics,
        @DefaultValue Shutdown shutdown)
        implements Guarded {
    static final String PROCESS = "delivery-api";

    PoolSettings pool(Duration answer) {
        return database.pool(region, pool.connections, answer, PROCESS);
    }

    /** What is wrong with where it points: the database is of another region. */
    public Optional<String> doubt() {
        return pool(Duration.ZERO).foreign();
    }

    @Override
    public void guard(Guard guard) {
        tokens.guard(guard, this);
    }

    /** Connections to the database. */
    public record Pool(
            @Setting(value = "how many connections to the database this process has at most", from = "1", to = "100")
            @DefaultValue("10")
            int connections) {}

    /** How sessions are read. */
    public record Reads(
            @Setting(value = "how many threads read, each with a connection while it does", from = "1", to = "64")
            @DefaultValue("2")
            int threads,

            @Setting(value = "how many sessions one call reads at most; 1 reads each alone", from = "1", to = "1024")
            @DefaultValue("64")
            int largestBatch,

            @Setting(value = "how many requests may wait; one more is answered with 503", from = "1", to = "100000")
            @DefaultValue("1024")
            int queue,

            @Setting(value = "how long a request may take, from its question to the answer", from = "100ms", to = "1m")
            @DefaultValue("5s")
            Duration deadline,

            @Setting(
                    value =
                            "how many MiB are remembered at most of what content said lately, so that what it says next needs no read; 0 remembers nothing",
                    from = "0",
                    to = "4096")
            @DefaultValue("64")
            int rememberedMebibytes) {
        long remembered() {
            return (long) rememberedMebibytes << 20;
        }

        GroupBounds bounds() {
            return new GroupBounds(threads, largestBatch, queue, deadline);
        }
    }

    /** How decisions are made durable. */
    public record Writes(
            @Setting(value = "how many threads write, each with a connection while it does", from = "1", to = "64")
            @DefaultValue("2")
            int threads,

            @Setting(value = "how many decisions one call writes at most; 1 writes each alone", from = "1", to = "1024")
            @DefaultValue("64")
            int largestBatch,

            @Setting(value = "how many decisions may wait; one more is answered with 503", from = "1", to = "100000")
            @DefaultValue("1024")
            int queue,

            @Setting(value = "for how long a row is waited for that somebody else holds", from = "10ms", to = "30s")
            @DefaultValue("1s")
            Duration patience,

            @Setting(value = "how long a request may take, from its decision to its outcome", from = "100ms", to = "1m")
            @DefaultValue("5s")
            Duration deadline) {
        GroupCommitSettings settings() {
            return new GroupCommitSettings(new GroupBounds(threads, largestBatch, queue, deadline), patience);
        }
    }

    /** Where the neighbour services are. */
    public record Neighbours(
            @Setting(value = "where the identity service is", example = "http://identity.ghasi-services")
            ServiceUrl identity,

            @Setting(value = "where the tenant service is", example = "http://tenants.ghasi-services")
            ServiceUrl tenants,

            @Setting(value = "where the enrollment service is", example = "http://enrollment.ghasi-services")
            ServiceUrl enrollment,

            @Setting(value = "where the content service is", example = "http://content.ghasi-services")
            ServiceUrl content,

            @Setting(value = "where the assessment service is", example = "http://assessment.ghasi-services")
            ServiceUrl assessment,

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

    /** What a token must say. */
    public record Tokens(
            @Setting(value = "who a token is from", example = "https://identity.ghasi.io")
            String issuer,

            @Setting(value = "whom a token is for", example = "delivery-service")
            String audience,

            @Setting("where the keys are that tokens are signed with: what identity publishes, AWS KMS or Vault")
            @DefaultValue("jwks")
            TokenKeySource keys,

            @Setting(
                    value =
                            "the keys of AWS KMS (ids, ARNs, aliases) or of Vault's transit engine that sign tokens, with commas between them",
                    example = "alias/tokens-current,alias/tokens-next")
            @DefaultValue({})
            List<String> keyNames) {
        // Each is a request of its own.
        private static final int MOST_NAMES = 20;

        void guard(Guard guard, DeliveryProperties all) {
            boolean there = switch (keys) {
                case JWKS -> true;
                case AWS_KMS -> all.kms() != null;
                case VAULT -> all.vault() != null;
            };
            if (!there) {
                String group = keys == TokenKeySource.VAULT ? "DELIVERY_VAULT_ADDRESS" : "DELIVERY_KMS_REGION";
                guard.refuse("tokens.keys", "is " + keys + ", of which nothing is said. Set " + group);
            }
            if ((keys == TokenKeySource.JWKS) != keyNames.isEmpty()) {
                guard.refuse(
                        "tokens.keyNames",
                        keyNames.isEmpty()
                                ? "is not set. Name the keys of " + keys + " that sign tokens"
                                : "is there, but identity's keys have no such names. Leave it out, or say DELIVERY_TOKENS_KEYS");
            } else if (keyNames.size() > MOST_NAMES) {
                guard.refuse(
                        "tokens.keyNames",
                        "names more than " + MOST_NAMES + " keys. Name those that sign, and their next");
            }
        }
    }

    /** How the files of courses are served. */
    public record Content(
            @Setting(
                    value =
                            "hosts that lead here, of which each package has one, named after it: only there pages of a course have an origin of their own, which their run-time needs",
                    example = "*.content.example.org")
            @Nullable
            String hosts)
            implements Guarded {
        @Nullable
        ContentHosts named() {
            return hosts == null ? null : new ContentHosts(hosts);
        }

        @Override
        public void guard(Guard guard) {
            try {
                named();
            } catch (IllegalArgumentException e) {
                guard.refuse("hosts", String.valueOf(e.getMessage()));
            }
        }
    }

    /** How often. */
    public record Limits(
            @Setting(value = "how many sessions a learner may start within the window", from = "1", to = "1000000")
            @DefaultValue("5")
            int starts,

            @Setting(value = "how many steps a learner may take within the window", from = "1", to = "1000000")
            @DefaultValue("120")
            int navigations,

            @Setting(value = "the window of these limits", from = "1s", to = "1h") @DefaultValue("1m")
            Duration window) {
        SessionLimits sessions() {
            return new SessionLimits(
                    new Limit("starts", starts, window), new Limit("navigations", navigations, window));
        }
    }

    /** Idle sessions. */
    public record Sweep(
            @Setting(
                    value = "how often this process looks for idle sessions and old partitions",
                    from = "100ms",
                    to = "1h")
            @DefaultValue("1m")
            Duration every) {}

    /** Where metrics are. */
    public record Metrics(
            @Setting(value = "the port of metrics", from = "0", to = "65535") @DefaultValue("9090")
            int port) {}

    /** How the process ends. */
    public record Shutdown(
            @Setting(value = "for how long it serves on after it has said that it is not ready", from = "0s", to = "1m")
            @DefaultValue("5s")
            Duration notice) {}
}
