package io.ghasi.delivery.image.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ghasi.delivery.core.ids.EventId;
import io.ghasi.delivery.core.ids.IdSource;
import io.ghasi.delivery.core.ids.MonotonicUlids;
import io.ghasi.delivery.image.BuiltImage;
import io.ghasi.delivery.journey.client.Client;
import io.ghasi.delivery.journey.client.Neighbourhood;
import io.ghasi.delivery.journey.client.Newcomers;
import io.ghasi.delivery.journey.client.Newcomers.Newcomer;
import io.ghasi.delivery.journey.client.Player;
import io.ghasi.delivery.journey.smoke.SmokeCommand;
import io.ghasi.delivery.journey.world.Deployment;
import io.ghasi.delivery.migrations.Role;
import io.ghasi.delivery.testkit.tls.TestAuthority;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The operator's guide, docs/operations.md, as far as it goes without an API server: servers, database, secrets, the chart's pods, and what is done to them afterwards. */
class GuideTest {
    private static final IdSource IDS = new MonotonicUlids(InstantSource.system(), new SecureRandom());
    private static final String FIRST = "0123abc";
    private static final String SECOND = "4567def";

    @TempDir
    private static Path home;

    private static Cluster cluster;

    @BeforeAll
    static void servers() throws Exception {
        cluster = new Cluster(home);
        assertThat(cluster.database())
                .contains("delivery_migrator||", "delivery_api||", "delivery_relay||", "delivery_projector||");
    }

    @AfterAll
    static void end() {
        cluster.close();
    }

    private static ConditionFactory patiently() {
        return await().atMost(Duration.ofMinutes(1));
    }

    @Test
    void a_region_is_installed_upgraded_rolled_back_rotated_restored_and_taken_down() throws Exception {
        migrate(FIRST);
        cluster.region.declareStreams();
        Pod relay = cluster.pod("delivery-outbox-relay", FIRST);
        Pod projector = cluster.pod("delivery-event-projector", FIRST);
        Pod api = cluster.pod("delivery-api", FIRST).ready();
        relay.ready();
        projector.ready();
        Newcomer learner = smoke(api, FIRST);
        long events = awaitEvents(0);

        migrate(SECOND);
        Pod next = replace(api, SECOND);
        events = playAndAwait(next, learner, events);
        Pod back = replace(next, FIRST);
        events = playAndAwait(back, learner, events);

        rotatePassword(back);
        events = playAndAwait(back, learner, events);
        rotateAuthority(List.of(back, relay, projector));
        events = playAndAwait(back, learner, events);

        restoreStream(events);
        events = playAndAwait(back, learner, events);
        restoreProjection(projector);
        playAndAwait(back, learner, events);
        setAside(relay, projector);

        for (Pod pod : List.of(back, relay, projector)) {
            assertThat(pod.stop()).as(pod.main().said()).isEqualTo(143);
        }
    }

    private static void migrate(String tag) throws Exception {
        Pod migration = cluster.pod("delivery-migration", tag);
        assertThat(migration.main().ended()).as(migration.main().said()).isZero();
    }

    /** Step 7; returns somebody who plays. */
    private static Newcomer smoke(Pod api, String revision) throws Exception {
        try (Neighbourhood neighbours = new Neighbourhood(Deployment.sandbox());
                Client client = new Client(api.uri(), Deployment.shippedContract())) {
            Newcomers newcomers = new Newcomers(client, neighbours, IDS);
            var tenant = newcomers.tenant();
            Newcomer visitor = newcomers.begin(tenant, newcomers.course(tenant));
            String token = neighbours.token(visitor.learner(), Player.LEARNER_SCOPE, Duration.ofMinutes(5));
            ByteArrayOutputStream told = new ByteArrayOutputStream();
            int status = SmokeCommand.run(
                    new PrintStream(told, true, StandardCharsets.UTF_8),
                    "--url",
                    api.uri().toString(),
                    "--revision",
                    revision,
                    "--token-file",
                    Files.writeString(home.resolve("token"), token).toString(),
                    "--tenant",
                    tenant.text(),
                    "--enrollment",
                    visitor.enrollment().text(),
                    "--course",
                    visitor.course().text());
            assertThat(status).as(told.toString(StandardCharsets.UTF_8)).isZero();
            return newcomers.begin(tenant, visitor.course());
        }
    }

    /** The learner pauses and goes on, and our stream hears of it; returns how many events there are. */
    private static long playAndAwait(Pod api, Newcomer learner, long before) throws Exception {
        try (Neighbourhood neighbours = new Neighbourhood(Deployment.sandbox());
                Client client = new Client(api.uri(), Deployment.shippedContract())) {
            Player player = new Newcomers(client, neighbours, IDS).player(learner.learner());
            for (String verb : List.of("pause", "resume")) {
                var reply = player.ask(Player.transition(learner.session(), verb));
                assertThat(reply.status()).as(reply.toString()).isEqualTo(200);
            }
        }
        return awaitEvents(before);
    }

    /** Waits until our stream holds each event that was committed, and no more; returns how many, which are more than {@code before}. */
    private static long awaitEvents(long before) throws Exception {
        patiently().untilAsserted(() -> assertThat(streamed()).isEqualTo(committed()));
        long now = committed();
        assertThat(now).isGreaterThan(before);
        return now;
    }

    private static long committed() throws Exception {
        return cluster.count("SELECT (SELECT count(*) FROM delivery.outbox_archive WHERE discarded IS NULL)"
                + " + (SELECT count(*) FROM delivery.outbox_pending)");
    }

    private static long streamed() throws Exception {
        return cluster.region.asked(administrator -> administrator
                .jetStreamManagement()
                .getStreamInfo("DELIVERY")
                .getStreamState()
                .getMsgCount());
    }

    /** Sections "Upgrade" and "Roll back": the pods of another release, on the schema that is there. */
    private static Pod replace(Pod before, String tag) throws Exception {
        Pod next = cluster.pod("delivery-api", tag).ready();
        smoke(next, tag);
        assertThat(before.stop()).as(before.main().said()).isEqualTo(143);
        return next;
    }

    /** Section "The database's password" of docs/rotation.md. */
    private static void rotatePassword(Pod api) throws Exception {
        cluster.invent(Role.API);
        api.volumes().swap("secrets", Map.of("DELIVERY_DATABASE_PASSWORD", cluster.password(Role.API)));
        api.volumes().swap("pgbouncer-users", cluster.poolerUsers(Role.API));
        patiently().until(() -> api.main().said().contains("secret.changed"));
        cluster.setPassword(Role.API);
        reconnect();
        api.ready();
    }

    /** Section "The certificate of a server", another authority. */
    private static void rotateAuthority(List<Pod> pods) throws Exception {
        TestAuthority before = cluster.region.authority;
        TestAuthority after = TestAuthority.create(home.resolve("authority-2"));
        trust(pods, TestAuthority.bundle(home.resolve("both.crt"), before, after));
        cluster.region.postgres.present(after.issue(RegionServers.DATABASE));
        reconnect();
        trust(pods, after.certificate());
        reconnect();
        for (Pod pod : pods) {
            pod.ready();
        }
    }

    private static void trust(List<Pod> pods, Path certificates) throws Exception {
        Map<Pod, Long> before = new HashMap<>();
        for (Pod pod : pods) {
            before.put(pod, reloads(pod));
        }
        cluster.trustForDatabase(certificates, pods);
        before.forEach((pod, told) -> patiently().until(() -> reloads(pod) > told));
    }

    private static long reloads(Pod pod) throws Exception {
        return pod.sidecar()
                .said()
                .lines()
                .filter(line -> line.contains("SIGHUP"))
                .count();
    }

    // Nothing that came in before is left: what serves now came with what is new.
    private static void reconnect() throws Exception {
        cluster.psql("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename LIKE 'delivery_%'");
    }

    /** "The stream lost" of the section "Restore". */
    private static void restoreStream(long events) throws Exception {
        cluster.region.asked(
                administrator -> administrator.jetStreamManagement().deleteStream("DELIVERY"));
        // The server goes on taking its files away after it has answered, and makes none of that name meanwhile.
        patiently().ignoreExceptions().until(() -> {
            cluster.region.declareStreams();
            return true;
        });
        Pod reconcile = cluster.pod("delivery-reconcile", FIRST);
        assertThat(reconcile.main().ended()).as(reconcile.main().said()).isZero();
        assertThat(streamed()).isEqualTo(committed()).isEqualTo(events);
    }

    /** "Projections wrong" of the section "Restore". */
    private static void restoreProjection(Pod projector) throws Exception {
        String applied = "SELECT count(*) FROM delivery.inbox WHERE consumer = 'delivery-tenants'";
        String example = Files.readString(
                BuiltImage.CHECKOUT.resolve("contracts/events/consumed/examples/tenant.created.v1.json"));
        // Of today: the inbox has no place for what is older than it looks back.
        tell("tenant.created.v1", example.replaceAll("evt_[0-9A-Z]+", new EventId(IDS.next()).text()));
        patiently().untilAsserted(() -> assertThat(cluster.count(applied)).isEqualTo(1));
        cluster.psql("""
                DELETE FROM delivery.inbox WHERE consumer = 'delivery-tenants';
                DELETE FROM delivery.inbox_position WHERE consumer = 'delivery-tenants';
                """, "-d", "delivery");
        assertThat(words(projector, "event-projector replay --from 1 --consumer delivery-tenants"))
                .contains("\"fromSeq\":1,", "\"messages\":1}");
        patiently().untilAsserted(() -> assertThat(cluster.count(applied)).isEqualTo(1));
    }

    // As a neighbour does.
    private static void tell(String subject, String event) throws Exception {
        cluster.region.asked(
                administrator -> administrator.jetStream().publish(subject, event.getBytes(StandardCharsets.UTF_8)));
    }

    /** The runbooks' words for what was parked or set aside. */
    private static void setAside(Pod relay, Pod projector) throws Exception {
        assertThat(words(relay, "outbox-relay parked list")).isEqualTo("parked=0");
        tell("enrollment.created.v1", "no event");
        patiently()
                .untilAsserted(() ->
                        assertThat(words(projector, "event-projector dlq list")).contains("delivery-enrollments"));
        words(projector, "event-projector dlq discard 1");
        assertThat(words(projector, "event-projector dlq list")).isEmpty();
    }

    /** What {@code line}, run beside the process of {@code pod}, answers. The JVM tells of its options first. */
    private static String words(Pod pod, String line) throws Exception {
        return pod.exec(line.split(" "))
                .lines()
                .filter(it -> !it.startsWith("NOTE: Picked up"))
                .collect(Collectors.joining());
    }
}
