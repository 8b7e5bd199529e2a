package io.ghasi.delivery.adapters.nats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.ghasi.delivery.adapters.nats.NatsLogin.CredentialsFile;
import io.ghasi.delivery.adapters.nats.NatsLogin.UserPassword;
import io.ghasi.delivery.testkit.servers.NatsServer;
import io.ghasi.delivery.testkit.servers.RealServers;
import io.ghasi.delivery.testkit.tls.TestAuthority;
import io.nats.client.Connection;
import io.nats.client.Connection.Status;
import io.nats.client.NKey;
import io.nats.client.support.JwtUtils;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

// Connections may be interrupted while they close: so may a test.
@SuppressWarnings("try")
class NatsConnectionsTest {
    private static final Duration BACK = Duration.ofSeconds(30);

    @TempDir
    Path home;

    @Test
    void a_lost_connection_keeps_nothing_to_be_sent_and_comes_back() throws Exception {
        try (NatsServer server = NatsServer.create(home.resolve("lost"));
                Connection connection = NatsConnections.open(Logins.to(server))) {
            // When
            server.kill();
            // Then
            await().until(() -> connection.getStatus() != Status.CONNECTED);
            assertThatThrownBy(() -> connection.publish("x", new byte[0])).isInstanceOf(IllegalStateException.class);
            // When
            server.start();
            // Then
            await().atMost(BACK).until(() -> connection.getStatus() == Status.CONNECTED);
            connection.flush(BACK);
        }
    }

    @Test
    void a_server_that_falls_silent_is_left() throws Exception {
        try (NatsServer server = NatsServer.create(home.resolve("silent"));
                Connection connection = NatsConnections.open(Logins.to(server))) {
            server.pause();
            await().atMost(BACK).until(() -> connection.getStatus() != Status.CONNECTED);
            server.goOn();
            await().atMost(BACK).until(() -> connection.getStatus() == Status.CONNECTED);
        }
    }

    @Test
    void a_wrong_password_is_told_and_shown_to_nobody() {
        NatsServer server = RealServers.nats();
        NatsLogin wrong = new UserPassword(server.login().user(), "not-the-password");
        assertThatThrownBy(() -> NatsConnections.open(Logins.to(List.of(server.url()), wrong, null)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("Authorization Violation")
                .hasMessageNotContaining("not-the-password");
        assertThat(Logins.to(List.of(server.url()), wrong, null).toString()).doesNotContain("not-the-password");
    }

    @Test
    void who_has_patience_waits_for_a_server_and_not_for_ever() throws Exception {
        NatsServer away = RealServers.shared("nats-away", NatsServer::create);
        away.stop();
        assertThatThrownBy(() -> NatsConnections.await(Logins.to(away), Duration.ZERO))
                .isInstanceOf(IOException.class);
        CompletableFuture<Connection> waiting = CompletableFuture.supplyAsync(() -> {
            try {
                return NatsConnections.await(Logins.to(away), Duration.ofMinutes(1));
            } catch (IOException | InterruptedException e) {
                throw new CompletionException(e);
            }
        });
        // The first try meets nobody who speaks NATS.
        try (ServerSocket nobody = new ServerSocket()) {
            nobody.setReuseAddress(true);
            nobody.bind(new InetSocketAddress(
                    InetAddress.getLoopbackAddress(), URI.create(away.url()).getPort()));
            nobody.setSoTimeout((int) BACK.toMillis());
            nobody.accept().close();
        }
        away.start();

        Connection opened = waiting.get(1, TimeUnit.MINUTES);
        assertThat(opened.getStatus()).isEqualTo(Connection.Status.CONNECTED);
        opened.close();
    }

    @Test
    void over_tls_the_server_must_be_vouched_for_under_the_name_it_was_reached_by() throws Exception {
        TestAuthority authority = TestAuthority.create(home.resolve("authority"));
        TestAuthority other = TestAuthority.create(home.resolve("other"));
        try (NatsServer server =
                NatsServer.createSecure(home.resolve("secure"), authority.issue("localhost", "nats.example"))) {
            String name = server.url().replace("127.0.0.1", "localhost");
            NatsLogin login = Logins.password(server.login());
            try (Connection connection =
                    NatsConnections.open(Logins.to(List.of(name), login, authority.certificate()))) {
                assertThat(connection.getStatus()).isEqualTo(Status.CONNECTED);
            }
            assertThatThrownBy(() -> NatsConnections.open(Logins.to(List.of(name), login, other.certificate())))
                    .isInstanceOf(IOException.class);
            // The same server, vouched for, but as somebody else.
            assertThatThrownBy(() ->
                            NatsConnections.open(Logins.to(List.of(server.url()), login, authority.certificate())))
                    .isInstanceOf(IOException.class);
        }
    }

    @Test
    void a_file_without_a_certificate_in_it_is_told() throws IOException {
        Path empty = Files.writeString(home.resolve("empty.pem"), "");
        assertThatThrownBy(() -> NatsConnections.open(
                        Logins.to(List.of("tls://localhost:4222"), new UserPassword("a", "b"), empty)))
                .isInstanceOf(IOException.class)
                .hasMessageContainingAll("no authorities", "empty.pem");
    }

    @Test
    void a_credentials_file_is_a_login() throws Exception {
        NKey account = NKey.createAccount(null);
        NKey user = NKey.createUser(null);
        String key = new String(user.getPublicKey());
        String token = JwtUtils.issueUserJWT(account, new String(account.getPublicKey()), key);
        Path file = Files.writeString(
                home.resolve("user.creds"),
                String.format(JwtUtils.NATS_USER_JWT_FORMAT, token, new String(user.getSeed())));
        try (NatsServer server = NatsServer.createWithUser(home.resolve("keys"), key);
                Connection connection =
                        NatsConnections.open(Logins.to(List.of(server.url()), new CredentialsFile(file), null))) {
            assertThat(connection.getStatus()).isEqualTo(Status.CONNECTED);
        }
        assertThatThrownBy(() -> NatsConnections.open(Logins.to(
                        List.of("nats://localhost:4222"), new CredentialsFile(home.resolve("none.creds")), null)))
                .hasMessageContaining("none.creds");
    }

    @ParameterizedTest
    @ValueSource(strings = {"tls://host:4222", "nats://user:password@host:4222", "host:4222", "nats:host", ""})
    void a_server_that_is_named_wrongly_is_refused(String url) {
        assertThatThrownBy(() -> Logins.to(List.of(url), new UserPassword("a", "b"), null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("password@");
    }

    @Test
    void the_wait_between_two_tries_is_bounded_and_not_the_same_for_all() {
        long seed = System.nanoTime();
        System.out.println("NatsConnectionsTest seed=" + seed);
        ReconnectWait wait = new ReconnectWait(new Random(seed));
        for (long tries = 0; tries < 10_000; tries++) {
            assertThat(wait.getWaitTime(tries)).isBetween(ReconnectWait.SHORTEST.dividedBy(2), ReconnectWait.LONGEST);
        }
        assertThat(wait.getWaitTime(1_000)).isNotEqualTo(wait.getWaitTime(1_000));
    }
}
