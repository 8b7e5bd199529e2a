package io.ghasi.delivery.adapters.nats;

import io.ghasi.delivery.adapters.nats.NatsLogin.CredentialsFile;
import io.ghasi.delivery.adapters.nats.NatsLogin.UserPassword;
import io.ghasi.delivery.adapters.secrets.RotatingSecret;
import io.ghasi.delivery.adapters.settings.Secret;
import io.ghasi.delivery.adapters.telemetry.LogEvent;
import io.ghasi.delivery.adapters.tls.Authorities;
import io.nats.client.Connection;
import io.nats.client.Nats;
import io.nats.client.Options;
import io.nats.client.Options.HostnameResolveMode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import javax.net.ssl.SSLContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Connections to NATS that come back by themselves. */
public final class NatsConnections {
    private static final Logger LOG = LoggerFactory.getLogger(NatsConnections.class);
    private static final Duration FOR_EVER = Duration.ofNanos(Long.MAX_VALUE);
    private static final Duration PAUSE = Duration.ofSeconds(1);
    // Twice no answer to a ping and the server is left: what it does not acknowledge, another one might.
    private static final Duration PING = Duration.ofSeconds(3);
    private static final int PINGS_UNANSWERED = 2;
    // Writes wait here, never their writers: past it messages are dropped, as if the network had lost them.
    private static final int WRITES_WAITING = 8_192;

    private NatsConnections() {}

    /**
     * A connection. Once it is lost it is tried again for ever; nothing is kept to be sent meanwhile, whoever publishes gets an
     * error. It ends by itself in one case: a server refuses the login twice.
     *
     * @throws IOException where no server can be reached, or none lets us in
     */
    public static Connection open(NatsSettings settings) throws IOException, InterruptedException {
        return connect(options(settings));
    }

    /**
     * The same, for a process that starts before NATS does: tries for as long as no server can be reached or lets us in.
     *
     * @throws IOException where the settings name files that cannot be read
     */
    public static Connection await(NatsSettings settings) throws IOException, InterruptedException {
        return await(settings, FOR_EVER);
    }

    /**
     * The same, for work that nobody watches and that ends: tries for {@code patience}.
     *
     * @throws IOException also where no server was reached, or none let us in, until then
     */
    public static Connection await(NatsSettings settings, Duration patience) throws IOException, InterruptedException {
        Options options = options(settings);
        long began = System.nanoTime();
        while (true) {
            try {
                return connect(options);
            } catch (IOException e) {
                if (System.nanoTime() - began > patience.toNanos()) {
                    throw e;
                }
                LOG.warn(LogEvent.NATS_UNAVAILABLE, "NATS does not answer, and is tried again: {}", e.getMessage());
                Thread.sleep(PAUSE);
            }
        }
    }

    // What the library says of servers has the login in it; it has no cause that would say more.
    private static Connection connect(Options options) throws IOException, InterruptedException {
        try {
            return Nats.connect(options);
        } catch (IOException e) {
            throw new IOException(LoginUri.without(String.valueOf(e.getMessage())));
        }
    }

    private static Options options(NatsSettings settings) throws IOException {
        ConnectionLog log = new ConnectionLog(settings.clientName());
        Options.Builder builder = Options.builder()
                .servers(settings.servers().toArray(String[]::new))
                .connectionName(settings.clientName())
                // Each hears its own answers alone, where the servers' permissions say so
                // (deploy/nats/permissions.conf).
                .inboxPrefix("_INBOX." + settings.clientName() + ".")
                .connectionTimeout(settings.connectTimeout())
                .maxReconnects(-1)
                .reconnectDelayHandler(new ReconnectWait(new SecureRandom()))
                .reconnectBufferSize(0)
                .pingInterval(PING)
                .maxPingsOut(PINGS_UNANSWERED)
                .maxMessagesInOutgoingQueue(WRITES_WAITING)
                .discardMessagesWhenOutgoingQueueFull()
                // A flush for each request would be a system call for each event.
                .dontForceFlushOnRequest()
                // Certificates are for names: this mode tries all addresses of a name and forgets the name of none.
                // What servers
                // tell of each other are addresses.
                .hostnameResolveMode(HostnameResolveMode.HappyEyeballs)
                .ignoreDiscoveredServers()
                .errorListener(log)
                .connectionListener(log);
        login(builder, settings.login());
        Path authority = settings.authority();
        return (authority == null ? builder : builder.sslContext(trusting(authority))).build();
    }

    private static SSLContext trusting(Path authority) throws IOException {
        return Authorities.context(new NatsTrust(Authorities.in(authority).trust()));
    }

    private static void login(Options.Builder builder, NatsLogin login) throws IOException {
        switch (login) {
            case UserPassword(String user, Secret password) ->
                builder.serverPool(new LoginPool(user, new RotatingSecret(password)));
            case CredentialsFile(Path file) -> {
                if (!Files.isReadable(file)) {
                    throw new IOException("the credentials for NATS cannot be read: " + file);
                }
                builder.authHandler(Nats.credentials(file.toString()));
            }
        }
    }
}
