package io.ghasi.delivery.adapters.nats;

import io.ghasi.delivery.adapters.settings.Guard;
import io.ghasi.delivery.adapters.settings.Guarded;
import io.ghasi.delivery.adapters.settings.Secret;
import io.ghasi.delivery.adapters.settings.Setting;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** Where NATS is and who comes: a user with a password, or a file with credentials. */
public record NatsAccess(
        @Setting(value = "where the servers of NATS are, with commas between them", example = "tls://nats-0.nats:4222")
        List<String> servers,

        @Setting(value = "who logs in there, with a password", example = "delivery-relay") @Nullable
        String user,

        @Setting("the password of that user") @Nullable Secret password,

        @Setting(
                value = "a file of credentials, in place of user and password; read anew at each connect",
                example = "/run/secrets/nats.creds")
        @Nullable
        Path credentials,

        @Setting(
                value =
                        "a PEM file of those who vouch for the servers, read anew at each connect; with it connections are TLS",
                example = "/etc/delivery/nats-ca.pem")
        @Nullable
        Path authority,

        @Setting(value = "for how long a server may take to accept us", from = "100ms", to = "30s") @DefaultValue("2s")
        Duration connectTimeout)
        implements Guarded {
    /** As {@code process}, which is what the servers call it. */
    public NatsSettings settings(String process) {
        return NatsSettings.of(servers, user, password, credentials, authority, process, connectTimeout);
    }

    @Override
    public void guard(Guard guard) {
        try {
            settings("");
        } catch (IllegalArgumentException e) {
            guard.refuse("servers", "cannot be used: " + e.getMessage());
            return;
        }
        List<String> hosts = servers.stream().map(NatsAccess::host).toList();
        guard.authorities("authority", authority);
        guard.encrypted("servers", hosts, authority != null, "Say tls://..., and DELIVERY_NATS_AUTHORITY");
        if (password != null && credentials == null) {
            guard.strong("password", password);
        }
    }

    private static String host(String server) {
        return URI.create(server).getHost();
    }

    @Override
    public String toString() {
        return user + "@" + servers;
    }
}
