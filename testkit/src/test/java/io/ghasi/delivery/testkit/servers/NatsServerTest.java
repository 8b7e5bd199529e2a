package io.ghasi.delivery.testkit.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ghasi.delivery.testkit.tls.TestAuthority;
import io.nats.client.Connection;
import io.nats.client.Nats;
import io.nats.client.Options;
import io.nats.client.api.StreamConfiguration;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

// Connections may be interrupted while they close: so may a test.
@SuppressWarnings("try")
class NatsServerTest {
    @TempDir
    Path home;

    @Test
    void it_comes_back_with_its_streams_its_password_and_its_port() throws Exception {
        // Given
        String url;
        try (NatsServer first = NatsServer.open(home.resolve("kept"))) {
            url = first.url();
            keepOne(first);
        }
        // When
        long begun = System.nanoTime();
        try (NatsServer second = NatsServer.open(home.resolve("kept"))) {
            System.out.println("NATS second start " + Duration.ofNanos(System.nanoTime() - begun));
            // Then
            assertThat(second.url()).isEqualTo(url);
            assertThat(kept(second)).isEqualTo(1);
        }
    }

    @Test
    void what_it_acknowledged_is_there_after_it_was_killed() throws Exception {
        try (NatsServer server = NatsServer.create(home.resolve("killed"))) {
            // Given
            keepOne(server);
            // When
            server.kill();
            server.start();
            // Then
            assertThat(kept(server)).isEqualTo(1);
        }
    }

    @Test
    void paused_it_says_nothing_and_then_goes_on() throws Exception {
        try (NatsServer server = NatsServer.create(home.resolve("paused"));
                Connection connection = server.connect()) {
            server.pause();
            assertThatThrownBy(() -> connection.flush(Duration.ofMillis(200))).isInstanceOf(Exception.class);
            server.goOn();
            connection.flush(Duration.ofSeconds(10));
        }
    }

    @Test
    void nobody_comes_in_without_the_password() {
        NatsServer server = RealServers.nats();
        Options.Builder wrong = Options.builder().server(server.url());
        assertThatThrownBy(() -> Nats.connect(wrong.build())).hasMessageContaining("Authorization Violation");
        assertThatThrownBy(() -> Nats.connect(
                        wrong.userInfo(server.login().user(), "wrong").build()))
                .hasMessageContaining("Authorization Violation");
    }

    @Test
    void over_tls_it_is_trusted_by_those_alone_who_trust_its_authority() throws Exception {
        TestAuthority authority = TestAuthority.create(home.resolve("authority"));
        TestAuthority other = TestAuthority.create(home.resolve("other"));
        try (NatsServer server = NatsServer.createSecure(home.resolve("secure"), authority.issue("127.0.0.1"))) {
            try (Connection connection = connect(server, authority.trust())) {
                assertThat(connection.getServerInfo().isTLSRequired()).isTrue();
            }
            assertThatThrownBy(() -> connect(server, other.trust())).isInstanceOf(IOException.class);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "nats-server: v2.9.10, false",
        "nats-server: v2.10.27, true",
        "nats-server: v2.12.0-RC.1, true",
        "nats-server: v3.0.0, true",
        "command not found, false"
    })
    void a_server_that_would_drop_settings_is_too_old(String version, boolean good) {
        assertThat(NatsBinary.isNewEnoughVersion(version)).isEqualTo(good);
    }

    private static Connection connect(NatsServer server, SSLContext trust) throws Exception {
        return Nats.connect(Options.builder()
                .server(server.url())
                .userInfo(server.login().user(), server.login().password())
                .sslContext(trust)
                .build());
    }

    private static void keepOne(NatsServer server) throws Exception {
        try (Connection connection = server.connect()) {
            connection
                    .jetStreamManagement()
                    .addStream(StreamConfiguration.builder()
                            .name("KEPT")
                            .subjects("kept")
                            .build());
            connection.jetStream().publish("kept", new byte[0]);
        }
    }

    private static long kept(NatsServer server) throws Exception {
        try (Connection connection = server.connect()) {
            return connection
                    .jetStreamManagement()
                    .getStreamInfo("KEPT")
                    .getStreamState()
                    .getMsgCount();
        }
    }
}
