package io.ghasi.delivery.adapters.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ghasi.delivery.adapters.secrets.Secrets;
import io.ghasi.delivery.adapters.telemetry.HeardLog;
import io.ghasi.delivery.testkit.mounts.MountedSecret;
import io.ghasi.delivery.testkit.servers.RedisServer;
import io.lettuce.core.api.StatefulRedisConnection;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RedisRotationTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @TempDir
    private Path folder;

    @Test
    void a_new_login_takes_over_once_redis_takes_it_and_serves_each_connect_from_then_on() throws Exception {
        try (RedisServer server = RedisServer.create(folder.resolve("redis"))) {
            MountedSecret mount = MountedSecret.of(folder.resolve("secrets"), Map.of("uri", server.uri()));
            RedisAccess access = new RedisAccess(RedisUrl.of(Secrets.in(mount, "uri")), null);
            try (RedisConnector redis = RedisConnector.to(access)) {
                await().atMost(PATIENCE).until(redis::isConnected);
                StatefulRedisConnection<String, String> before = redis.connected();
                String next = server.uri().replaceAll(":[0-9a-f]{12,}@", ":the-next-password@");
                // When the file comes first
                mount.swap(Map.of("uri", next));
                redis.renew();
                // Then
                assertThat(redis.connected()).isSameAs(before);
                // When
                server.addPassword("the-next-password");
                await().atMost(PATIENCE).untilAsserted(() -> {
                    redis.renew();
                    assertThat(redis.connected()).isNotSameAs(before);
                });
                redis.renew();
                // Then
                await().atMost(PATIENCE).until(() -> !before.isOpen());
                server.keepPassword("the-next-password");
                int id = id(redis);
                server.disconnectClients();
                await().atMost(PATIENCE).ignoreExceptions().until(() -> id(redis) != id);
            }
        }
    }

    @Test
    void another_server_is_not_a_login_and_nobody_goes_over_to_it() throws Exception {
        try (RedisServer server = RedisServer.create(folder.resolve("redis"));
                HeardLog log = HeardLog.of(io.ghasi.delivery.adapters.secrets.RotatingSecret.class)) {
            MountedSecret mount = MountedSecret.of(folder.resolve("secrets"), Map.of("uri", server.uri()));
            RedisAccess access = new RedisAccess(RedisUrl.of(Secrets.in(mount, "uri")), null);
            try (RedisConnector redis = RedisConnector.to(access)) {
                await().atMost(PATIENCE).until(redis::isConnected);
                StatefulRedisConnection<String, String> before = redis.connected();
                mount.swap(Map.of("uri", "redis://:the-next-password@redis.elsewhere:6379"));
                redis.renew();
                assertThat(redis.connected()).isSameAs(before);
                assertThat(log.text()).contains("names another server").doesNotContain("the-next-password");
            }
        }
    }

    private static int id(RedisConnector redis) {
        return Math.toIntExact(redis.connected().sync().clientId());
    }
}
