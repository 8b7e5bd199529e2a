package io.ghasi.delivery.adapters.nats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ghasi.delivery.adapters.nats.NatsLogin.UserPassword;
import io.ghasi.delivery.adapters.secrets.Secrets;
import io.ghasi.delivery.adapters.telemetry.HeardLog;
import io.ghasi.delivery.testkit.mounts.MountedSecret;
import io.ghasi.delivery.testkit.servers.NatsServer;
import io.nats.client.Connection;
import io.nats.client.Connection.Status;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("try")
class NatsRotationTest {
    private static final Duration BACK = Duration.ofSeconds(30);
    // As odd as passwords get.
    private static final String NEXT = "n:e/x@t%20+ü-password?#[]";

    @TempDir
    private Path folder;

    @Test
    void a_connection_comes_back_with_whichever_password_the_server_takes() throws Exception {
        try (NatsServer server = NatsServer.create(folder.resolve("nats"));
                HeardLog log = HeardLog.of(ConnectionLog.class)) {
            MountedSecret mount = MountedSecret.of(
                    folder.resolve("secrets"), Map.of("password", server.login().password()));
            NatsLogin login = new UserPassword(server.login().user(), Secrets.in(mount, "password"));
            try (Connection connection = NatsConnections.open(Logins.to(List.of(server.url()), login, null))) {
                // When the file comes first, and the connection is lost before the server is told
                mount.swap(Map.of("password", NEXT));
                server.kill();
                await().atMost(BACK).until(() -> connection.getStatus() != Status.CONNECTED);
                server.start();
                // Then
                await().atMost(BACK).until(() -> connection.getStatus() == Status.CONNECTED);
                long reconnects = connection.getStatistics().getReconnects();
                // When
                server.changePassword(NEXT);
                // Then the server sends us away, and lets us in again
                await().atMost(BACK).until(() -> connection.getStatistics().getReconnects() > reconnects);
                await().atMost(BACK).until(() -> connection.getStatus() == Status.CONNECTED);
                connection.flush(BACK);
            }
            assertThat(log.text())
                    .contains("with nats://127.0.0.1")
                    .doesNotContain(server.login().password(), "password%3F", "x%40t");
        }
    }
}
