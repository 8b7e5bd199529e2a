package io.ghasi.delivery.adapters.redis;

import io.ghasi.delivery.adapters.settings.Guard;
import io.ghasi.delivery.adapters.settings.Guarded;
import io.ghasi.delivery.adapters.settings.Setting;
import java.util.List;

/** Where Redis is and who comes. */
public record RedisAccess(
        @Setting(
                value = "where Redis is, with user and password",
                example = "rediss://delivery:...@redis.data:6379",
                secret = true)
        RedisUrl uri)
        implements Guarded {
    @Override
    public void guard(Guard guard) {
        guard.encrypted("uri", List.of(uri.value().getHost()), uri.isEncrypted(), "Say rediss://...");
        guard.strong("uri", uri.password());
    }
}
