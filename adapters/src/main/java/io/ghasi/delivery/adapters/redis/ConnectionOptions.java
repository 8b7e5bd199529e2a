package io.ghasi.delivery.adapters.redis;

import io.ghasi.delivery.adapters.tls.Authorities;
import io.lettuce.core.ClientOptions;
import io.lettuce.core.SocketOptions;
import io.lettuce.core.SslOptions;
import io.lettuce.core.TimeoutOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/** How connections to Redis behave: nobody waits for one that is not there. */
final class ConnectionOptions {
    static final Duration COMMAND = Duration.ofMillis(150);
    static final Duration CONNECT = Duration.ofMillis(500);

    private ConnectionOptions() {}

    /** {@code authority}: those who vouch for Redis; null for those whom the JVM trusts. */
    static ClientOptions of(@Nullable Path authority) throws IOException {
        ClientOptions.Builder options = ClientOptions.builder()
                .disconnectedBehavior(ClientOptions.DisconnectedBehavior.REJECT_COMMANDS)
                .socketOptions(SocketOptions.builder().connectTimeout(CONNECT).build())
                .timeoutOptions(TimeoutOptions.enabled(COMMAND));
        return authority == null
                ? options.build()
                : options.sslOptions(trusting(Authorities.in(authority).trust()))
                        .build();
    }

    // Lettuce makes a context of these for each connection.
    private static SslOptions trusting(X509ExtendedTrustManager trust) {
        return SslOptions.builder()
                .jdkSslProvider()
                .sslContext(context -> context.trustManager(trust))
                .build();
    }
}
