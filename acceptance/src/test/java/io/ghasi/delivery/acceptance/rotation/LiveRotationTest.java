package io.ghasi.delivery.acceptance.rotation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ghasi.delivery.core.ids.CourseVersionId;
import io.ghasi.delivery.core.ids.IdSource;
import io.ghasi.delivery.core.ids.MonotonicUlids;
import io.ghasi.delivery.core.ids.TenantId;
import io.ghasi.delivery.journey.client.Client;
import io.ghasi.delivery.journey.client.Neighbourhood;
import io.ghasi.delivery.journey.client.Newcomers;
import io.ghasi.delivery.journey.client.Newcomers.Newcomer;
import io.ghasi.delivery.journey.world.Deployment;
import io.ghasi.delivery.migrations.Role;
import io.ghasi.delivery.sandbox.run.ApiEnvironment;
import io.ghasi.delivery.testkit.database.DeliveryDatabase;
import io.ghasi.delivery.testkit.servers.PostgresServer.Login;
import io.ghasi.delivery.testkit.tls.ServerKey;
import io.ghasi.delivery.testkit.tls.TestAuthority;
import io.nats.client.Connection;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** All at once that operators do a year long, in the order of {@code docs/rotation.md}. */
class LiveRotationTest {
    private static final int LEARNERS = 4;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    private Path home;

    private final IdSource ids = new MonotonicUlids(InstantSource.system(), new SecureRandom());

    @Test
    void certificates_and_passwords_become_others_and_no_request_fails_and_no_event_is_lost() throws Exception {
        try (SecureWorld world = new SecureWorld(home);
                Client client = new Client(world.api.uri(), Deployment.shippedContract());
                Neighbourhood neighbours = new Neighbourhood(Deployment.sandbox());
                Learners learners = new Learners(newcomers(client, neighbours))) {
            learners.go(50);
            TestAuthority next = TestAuthority.create(home.resolve("next"));
            certificates(world, next);
            learners.go(50);
            databasePasswords(world);
            learners.go(50);
            redisPassword(world);
            natsPassword(world);
            grantKeys(world);
            learners.go(50);

            int steps = learners.stop();

            assertThat(world.api.isReady()).isTrue();
            world.relay.awaitReady();
            awaitEvents(world, LEARNERS + steps);
            for (Path log : List.of(world.api.log(), world.relay.log())) {
                assertThat(Files.readString(log)).doesNotContain("-another-password");
            }
            System.out.println("LiveRotationTest steps=" + steps + " failed=0");
        }
    }

    // Both are trusted, then all servers show the new one's, then it is trusted alone.
    private static void certificates(SecureWorld world, TestAuthority next) throws Exception {
        tell(world, () -> TestAuthority.bundle(world.bundle, world.authority, next));
        ServerKey key = next.issue("localhost", "127.0.0.1");
        world.database.server().present(key);
        world.redis.present(key);
        world.nats.present(key);
        String now = world.read("SELECT now()");
        // PgBouncer's connections live five seconds.
        await().atMost(PATIENCE)
                .until(() -> world.read("SELECT count(*) FROM pg_stat_activity JOIN pg_stat_ssl"
                                + " USING (pid) WHERE usename LIKE 'delivery%' AND (NOT ssl OR backend_start < '" + now
                                + "')")
                        .equals("0"));
        tell(world, () -> TestAuthority.bundle(world.bundle, next));
        world.redis.disconnectClients();
    }

    // In a pod it is a minute or two that somebody waits; here it is told by the log of PgBouncer.
    private static void tell(SecureWorld world, Change change) throws Exception {
        Path log = world.database.pooler().log();
        long before = reloads(log);
        change.make();
        await().atMost(PATIENCE).until(() -> reloads(log) > before);
    }

    @FunctionalInterface
    private interface Change {
        void make() throws Exception;
    }

    private static long reloads(Path log) {
        try (Stream<String> lines = Files.lines(log)) {
            return lines.filter(line -> line.contains("SIGHUP")).count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void databasePasswords(SecureWorld world) throws Exception {
        // PgBouncer has one password a user: until PostgreSQL has it too, connections that are open serve.
        tell(world, world.database.pooler()::keepConnections);
        Login api = new Login(Role.API.login(), "api-another-password");
        Login relay = new Login(Role.RELAY.login(), "relay-another-password");
        world.apiSecrets.swap(Map.of(SecureWorld.DATABASE, api.password()));
        world.relaySecrets.swap(Map.of(SecureWorld.DATABASE, relay.password()));
        tell(world, () -> world.database.pooler().admit(List.of(api, relay, DeliveryDatabase.login(Role.PROJECTOR))));
        for (Login login : List.of(api, relay)) {
            world.database
                    .server()
                    .execute("postgres", "ALTER ROLE " + login.user() + " PASSWORD '" + login.password() + "'");
        }
        awaitLogged(world.api.log(), "the database takes the new password");
        awaitLogged(world.relay.log(), "the database takes the new password");
    }

    private static void redisPassword(SecureWorld world) throws Exception {
        String another = "redis-another-password";
        world.redis.addPassword(another);
        world.apiSecrets.swap(
                Map.of(SecureWorld.REDIS, world.redis.secureUri().replaceAll(":[^:@]+@", ":" + another + "@")));
        awaitLogged(world.api.log(), "Redis takes the new login");
        world.redis.keepPassword(another);
        world.redis.disconnectClients();
    }

    private static void natsPassword(SecureWorld world) throws Exception {
        String another = "nats-another-password";
        world.apiSecrets.swap(Map.of(SecureWorld.NATS, another));
        world.relaySecrets.swap(Map.of(SecureWorld.NATS, another));
        world.nats.changePassword(another);
        awaitLogged(world.relay.log(), "NATS connection reconnected");
        awaitLogged(world.api.log(), "NATS connection reconnected");
    }

    private static void grantKeys(SecureWorld world) throws Exception {
        String another = ApiEnvironment.grantKey();
        world.apiSecrets.swap(Map.of(SecureWorld.GRANTS, another));
        awaitLogged(world.api.log(), "a secret has changed: " + world.apiSecrets.file(SecureWorld.GRANTS));
        assertThat(Files.readString(world.api.log())).doesNotContain(another);
    }

    private static void awaitLogged(Path log, String words) {
        await().atMost(PATIENCE).until(() -> Files.readString(log).contains(words));
    }

    private static void awaitEvents(SecureWorld world, int count) throws Exception {
        Connection nats = world.connect();
        try {
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(nats.jetStreamManagement()
                                    .getStreamInfo("DELIVERY")
                                    .getStreamState()
                                    .getMsgCount())
                            .isEqualTo(count));
        } finally {
            nats.close();
        }
        assertThat(world.read("SELECT count(*) FROM delivery.outbox_pending")).isEqualTo("0");
    }

    private List<Newcomer> newcomers(Client client, Neighbourhood neighbours) throws Exception {
        Newcomers all = new Newcomers(client, neighbours, ids);
        TenantId tenant = all.tenant();
        CourseVersionId course = all.course(tenant);
        List<Newcomer> newcomers = new ArrayList<>();
        for (int i = 0; i < LEARNERS; i++) {
            newcomers.add(all.begin(tenant, course));
        }
        return newcomers;
    }
}
