package io.ghasi.delivery.adapters.redis;

import io.ghasi.delivery.adapters.settings.Guard;
import io.ghasi.delivery.adapters.settings.Guarded;
import io.ghasi.delivery.adapters.settings.Setting;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where Redis is and who comes. */
public record RedisAccess(
        @Setting(
                value = "where Redis is, with user and password",
                example = "rediss://delivery:...@redis.data:6379",
                secret = true)
        RedisUrl uri,

        @Setting(
                value =
                        "a PEM file of those who vouch for Redis, read anew at each connect; without it those whom the JVM trusts",
                example = "/etc/delivery/redis-ca.pem")
        @Nullable
        Path authority)
        implements Guarded {
    @Override
    public void guard(Guard guard) {
        guard.encrypted("uri", List.of(uri.value().getHost()), uri.isEncrypted(), "Say rediss://...");
        guard.strong("uri", uri.password());
        guard.authorities("authority", authority);
        if (authority != null && !uri.isEncrypted()) {
            guard.refuse(
                    "authority", "is of no use without TLS. Say rediss://... in DELIVERY_REDIS_URI, or leave it out");
        }
    }
}
