package io.ghasi.delivery.adapters.settings;

import io.ghasi.delivery.adapters.nats.NatsAccess;
import io.ghasi.delivery.adapters.nats.StreamsProfile;
import io.ghasi.delivery.adapters.postgres.DatabaseAccess;
import io.ghasi.delivery.adapters.redis.RedisAccess;
import io.ghasi.delivery.adapters.telemetry.LogSettings;
import io.ghasi.delivery.core.tenancy.Region;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** Settings of every kind. */
record Sample(
        @Setting(value = "whose tenants this process serves", example = "eu")
        Region region,

        DatabaseAccess database,
        RedisAccess redis,
        @Nullable NatsAccess nats,
        @DefaultValue StreamsProfile streams,
        Neighbours neighbours,
        @DefaultValue LogSettings log,
        @DefaultValue Bounds bounds) {
    static final String STRONG = "pq7Zt0vXw2mB";

    record Neighbours(@Setting("where it is") ServiceUrl identity) {}

    record Bounds(
            @Setting(value = "how many", from = "1", to = "64") @DefaultValue("2")
            int threads,

            @Setting(value = "for how long", from = "10ms", to = "1m") @DefaultValue("5s")
            Duration longestWait) {}

    /** What will do in production. */
    static Map<String, String> environment() {
        return new HashMap<>(Map.of(
                "DELIVERY_REGION", "eu",
                "DELIVERY_DATABASE_URL", "jdbc:postgresql://db.data/delivery?sslmode=verify-full&sslrootcert=/ca.pem",
                "DELIVERY_DATABASE_USER", "delivery_api_login",
                "DELIVERY_DATABASE_PASSWORD", STRONG,
                "DELIVERY_REDIS_URI", "rediss://delivery:" + STRONG + "@redis.data:6379",
                "DELIVERY_NEIGHBOURS_IDENTITY", "http://identity",
                "PATH", "/bin"));
    }
}
