package io.ghasi.delivery.testkit.servers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RedisServerTest {
    @TempDir
    Path home;

    @Test
    void it_is_redis_seven_behind_a_password_and_comes_back_where_it_was() throws Exception {
        try (RedisServer server = RedisServer.create(home.resolve("redis"))) {
            URI uri = URI.create(server.uri());
            assertThat(ask(uri, "PING")).startsWith("-NOAUTH");
            String login = "AUTH " + uri.getUserInfo().substring(1) + "\r\n";
            assertThat(ask(uri, login + "INFO server")).contains("redis_version:7.0.15");
            server.stop();
            server.start();
            assertThat(ask(uri, login + "PING")).contains("+PONG");
        }
    }

    private static String ask(URI uri, String commands) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), uri.getPort())) {
            socket.getOutputStream().write((commands + "\r\nQUIT\r\n").getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
        }
    }
}
