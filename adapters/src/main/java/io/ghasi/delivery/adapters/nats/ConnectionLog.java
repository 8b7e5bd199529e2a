package io.ghasi.delivery.adapters.nats;

import io.ghasi.delivery.adapters.telemetry.LogEvent;
import io.ghasi.delivery.adapters.tls.CertificateFault;
import io.nats.client.Connection;
import io.nats.client.ConnectionListener;
import io.nats.client.Consumer;
import io.nats.client.ErrorListener;
import io.nats.client.Message;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says what becomes of a connection. Knows servers, names and subjects only: no login, no payload. */
final class ConnectionLog implements ConnectionListener, ErrorListener {
    private static final Logger LOG = LoggerFactory.getLogger(ConnectionLog.class);

    private final String client;

    ConnectionLog(String client) {
        this.client = client;
    }

    // The older form of the next one; has no default.
    @Override
    @SuppressWarnings("deprecation")
    public void connectionEvent(Connection connection, Events event) {
        connectionEvent(connection, event, 0L, "");
    }

    @Override
    public void connectionEvent(Connection connection, Events event, Long time, String uriDetails) {
        String server = LoginUri.without(String.valueOf(connection.getConnectedUrl()));
        switch (event) {
            case CONNECTED, RECONNECTED ->
                LOG.info(LogEvent.NATS_CHANGED, "NATS connection {} of {} with {}", event.getEvent(), client, server);
            case CLOSED, DISCONNECTED, LAME_DUCK ->
                LOG.warn(LogEvent.NATS_CHANGED, "NATS connection of {}: {}", client, event.getEvent());
            case RESUBSCRIBED, DISCOVERED_SERVERS -> LOG.debug("NATS connection of {}: {}", client, event.getEvent());
        }
    }

    @Override
    public void errorOccurred(Connection connection, String error) {
        LOG.warn(LogEvent.NATS_UNAVAILABLE, "NATS tells {}: {}", client, LoginUri.without(error));
    }

    @Override
    public void exceptionOccurred(Connection connection, Exception exception) {
        LOG.warn(
                LogEvent.NATS_UNAVAILABLE,
                "NATS connection of {} fails{}: {}",
                client,
                CertificateFault.note(exception),
                LoginUri.without(exception.toString()));
    }

    @Override
    public void slowConsumerDetected(Connection connection, Consumer consumer) {
        LOG.warn(
                LogEvent.NATS_DROPPED,
                "NATS connection of {}: messages come faster than they are taken, some are dropped",
                client);
    }

    @Override
    public void messageDiscarded(Connection connection, @Nullable Message message) {
        LOG.warn(
                LogEvent.NATS_DROPPED,
                "NATS connection of {}: too much waits to be written, a message for {} is dropped",
                client,
                message == null ? "nobody" : message.getSubject());
    }

    @Override
    public void socketWriteTimeout(Connection connection) {
        LOG.warn(LogEvent.NATS_UNAVAILABLE, "NATS connection of {}: the server takes nothing", client);
    }
}
