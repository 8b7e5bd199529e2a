package io.ghasi.delivery.adapters.nats;

import io.ghasi.delivery.testkit.servers.RealServers;
import io.nats.client.Connection;
import io.nats.client.JetStreamManagement;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** The server that tests share, without a stream before each test, and a connection to it. */
final class EmptyNats implements BeforeEachCallback, AfterEachCallback {
    private @Nullable Connection connection;

    @Override
    public void beforeEach(ExtensionContext context) throws Exception {
        connection = RealServers.nats().connect();
        deleteStreams(management());
        RealServers.nats().awaitNoStreams();
    }

    static void deleteStreams(JetStreamManagement management) throws Exception {
        for (String stream : management.getStreamNames()) {
            management.deleteStream(stream);
        }
    }

    @Override
    public void afterEach(ExtensionContext context) throws Exception {
        connection().close();
    }

    Connection connection() {
        if (connection == null) {
            throw new IllegalStateException("no test runs");
        }
        return connection;
    }

    JetStreamManagement management() throws Exception {
        return connection().jetStreamManagement();
    }
}
