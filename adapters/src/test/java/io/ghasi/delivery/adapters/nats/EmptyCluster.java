package io.ghasi.delivery.adapters.nats;

import static org.awaitility.Awaitility.await;

import io.ghasi.delivery.testkit.servers.NatsCluster;
import io.ghasi.delivery.testkit.servers.RealServers;
import io.nats.client.Connection;
import java.io.IOException;
import java.time.Duration;

/** The five nodes that tests share. */
final class EmptyCluster {
    private EmptyCluster() {}

    /** All of them there, and without a stream. */
    static NatsCluster get() throws Exception {
        NatsCluster cluster = RealServers.natsCluster();
        cluster.mend();
        // A stream whose leader was killed may be between two of them.
        await().ignoreExceptions().atMost(Duration.ofMinutes(1)).until(() -> isEmptied(cluster));
        return cluster;
    }

    @SuppressWarnings("try")
    private static boolean isEmptied(NatsCluster cluster) throws Exception {
        try (Connection connection = cluster.connect()) {
            EmptyNats.deleteStreams(connection.jetStreamManagement());
            return connection.jetStreamManagement().getStreamNames().isEmpty();
        }
    }

    /** A connection to {@code cluster} such as our processes have. */
    static Connection open(NatsCluster cluster) throws IOException, InterruptedException {
        return NatsConnections.open(Logins.to(cluster.urls(), Logins.password(cluster.login()), null));
    }
}
