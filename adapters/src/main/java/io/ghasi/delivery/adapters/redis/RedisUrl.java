package io.ghasi.delivery.adapters.redis;

import io.ghasi.delivery.adapters.settings.BadValue;
import io.ghasi.delivery.adapters.settings.Secret;
import io.ghasi.delivery.adapters.settings.SecretFile;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;

/**
 * Where a Redis is and how we log in there: {@code redis} or {@code rediss}, host, port, user and password.
 *
 * @param secret the same as a text, of which user and password may be others later
 */
public record RedisUrl(URI value, Secret secret) {
    /**
     * Reads one that stays what it is.
     *
     * @throws BadValue where it is another kind of address
     */
    public static RedisUrl of(String value) {
        return of(Secret.of(value));
    }

    /** The same of one that may be in a file. */
    public static RedisUrl of(Secret secret) {
        URI value = read(secret.value());
        SecretFile file = secret.file();
        return new RedisUrl(value, file == null ? secret : new Secret(secret.value(), of(file, value)));
    }

    // Another server, or one without TLS, was not looked at by those who look at settings.
    private static SecretFile of(SecretFile file, URI first) {
        return new SecretFile(file.path(), text -> {
            String later = file.open(text);
            if (!server(read(later)).equals(server(first))) {
                throw new BadValue("names another server. Start the process anew, or change the login alone");
            }
            return later;
        });
    }

    private static String server(URI uri) {
        return uri.getScheme() + "://" + uri.getHost() + ":" + uri.getPort();
    }

    private static URI read(String value) {
        URI uri = parsed(value);
        if (uri.getHost() == null || !("redis".equals(uri.getScheme()) || "rediss".equals(uri.getScheme()))) {
            throw new BadValue("Redis's begins with rediss://host or, in dev, redis://host");
        }
        if (value.toLowerCase(Locale.ROOT).contains("verifypeer")) {
            throw new BadValue("certificates are always looked at: leave verifyPeer out");
        }
        return uri;
    }

    // The JDK's exception has the address in it.
    private static URI parsed(String value) {
        try {
            return new URI(value);
        } catch (URISyntaxException _) {
            throw new BadValue("it is no address");
        }
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
