package io.ghasi.delivery.adapters.redis;

import io.ghasi.delivery.adapters.settings.BadValue;
import io.ghasi.delivery.adapters.settings.Secret;
import java.net.URI;
import java.util.Locale;

/** Where a Redis is and how we log in there: {@code redis} or {@code rediss}, host, port, user and password. */
public record RedisUrl(URI value) {
    /**
     * Reads it.
     *
     * @throws BadValue where it is another kind of address
     */
    public static RedisUrl of(String value) {
        URI uri = URI.create(value);
        if (uri.getHost() == null || !("redis".equals(uri.getScheme()) || "rediss".equals(uri.getScheme()))) {
            throw new BadValue("Redis's begins with rediss://host or, in dev, redis://host");
        }
        if (value.toLowerCase(Locale.ROOT).contains("verifypeer")) {
            throw new BadValue("certificates are always looked at: leave verifyPeer out");
        }
        return new RedisUrl(uri);
    }

    public boolean isEncrypted() {
        return "rediss".equals(value.getScheme());
    }

    /** What follows the colon of its user; empty where there is none. */
    public Secret password() {
        String login = value.getUserInfo();
        return new Secret(login == null ? "" : login.substring(login.indexOf(':') + 1));
    }

    @Override
    public String toString() {
        return value.getHost() + ":" + value.getPort();
    }
}
