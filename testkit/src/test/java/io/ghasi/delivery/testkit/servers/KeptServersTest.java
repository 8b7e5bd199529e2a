package io.ghasi.delivery.testkit.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ghasi.delivery.testkit.servers.PostgresServer.Login;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeptServersTest {
    @TempDir
    Path home;

    @Test
    void postgresql_comes_back_with_its_data_its_password_and_its_port() throws Exception {
        // Given
        int port;
        Login superuser;
        try (PostgresServer first = PostgresServer.open(home)) {
            first.execute("postgres", "CREATE TABLE kept AS SELECT 42 AS answer");
            port = first.port();
            superuser = first.superuser();
        }
        // When
        try (PostgresServer second = PostgresServer.open(home);
                Connection connection = second.connect("postgres", superuser);
                ResultSet row = connection.createStatement().executeQuery("SELECT answer FROM kept")) {
            // Then
            assertThat(second.port()).isEqualTo(port);
            assertThat(row.next()).isTrue();
            assertThat(row.getInt(1)).isEqualTo(42);
        }
        assertThat(readableByOthers(home.resolve("postgres.secret"))).isFalse();
    }

    @Test
    void pgbouncer_comes_back_on_its_port() throws Exception {
        // Given
        Login user = RealServers.postgres().superuser();
        String before;
        try (PgBouncerServer first = bouncer(user)) {
            before = first.jdbcUrl("postgres");
        }
        // When
        try (PgBouncerServer second = bouncer(user);
                Connection connection = second.connect("postgres", user)) {
            // Then
            assertThat(second.jdbcUrl("postgres")).isEqualTo(before);
            assertThat(connection.isValid(5)).isTrue();
        }
    }

    private PgBouncerServer bouncer(Login user) throws IOException, InterruptedException {
        return PgBouncerServer.open(home, RealServers.postgres().port(), List.of(user), 2);
    }

    @Test
    void redis_comes_back_on_its_port_with_its_password() throws Exception {
        // Given
        String before;
        try (RedisServer first = RedisServer.open(home)) {
            before = first.uri();
        }
        // When
        try (RedisServer second = RedisServer.open(home)) {
            // Then
            assertThat(second.uri()).isEqualTo(before);
        }
    }

    @Test
    void the_object_store_comes_back_with_its_objects_its_key_and_its_port() throws Exception {
        // Given
        URI endpoint;
        SignedRequests requests;
        try (ObjectStoreServer first = ObjectStoreServer.open(home)) {
            endpoint = first.endpoint();
            requests = new SignedRequests(endpoint, first.accessKey(), first.secretKey());
            requests.put("/shelf", "");
            requests.put("/shelf/kept.txt", "kept");
        }
        // When
        try (ObjectStoreServer second = ObjectStoreServer.open(home)) {
            // Then
            assertThat(second.endpoint()).isEqualTo(endpoint);
            assertThat(requests.get("/shelf/kept.txt").body()).isEqualTo("kept");
        }
    }

    @Test
    void whoever_is_told_a_port_takes_it() throws Exception {
        // Given
        int port = Ports.free();
        // When
        try (ObjectStoreServer server = ObjectStoreServer.open(home, port)) {
            // Then
            assertThat(server.endpoint()).hasPort(port);
        }
    }

    @Test
    void a_port_that_somebody_took_meanwhile_is_left_to_them() throws Exception {
        // Given
        ServerHome server = ServerHome.of(home);
        int before = server.port();
        // When
        int after;
        try (ServerSocket _ = new ServerSocket(before, 1, InetAddress.getLoopbackAddress())) {
            after = server.port();
        }
        // Then
        assertThat(after).isNotEqualTo(before);
        assertThat(server.port()).isEqualTo(after);
    }

    @Test
    void no_file_with_a_password_in_it_can_be_read_by_others() throws Exception {
        // Given
        String password;
        try (RedisServer redis = RedisServer.open(home)) {
            password = URI.create(redis.uri()).getUserInfo().substring(1);
        }
        // When
        List<Path> telling;
        try (Stream<Path> files = Files.walk(home)) {
            telling = files.filter(file -> Files.isRegularFile(file) && holds(file, password))
                    .toList();
        }
        // Then
        assertThat(telling).isNotEmpty().noneMatch(KeptServersTest::readableByOthers);
    }

    @Test
    void a_new_server_moves_into_no_home_that_somebody_lived_in() throws IOException {
        // Given
        Files.writeString(home.resolve("anything"), "");
        // Then
        assertThatThrownBy(() -> RedisServer.create(home)).hasMessageContaining("not empty");
    }

    private static boolean holds(Path file, String text) {
        try {
            return Files.readString(file).contains(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean readableByOthers(Path file) {
        try {
            return !PosixFilePermissions.toString(Files.getPosixFilePermissions(file))
                    .equals("rw-------");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
