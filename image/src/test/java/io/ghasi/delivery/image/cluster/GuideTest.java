package io.ghasi.delivery.image.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ghasi.delivery.core.ids.IdSource;
import io.ghasi.delivery.core.ids.MonotonicUlids;
import io.ghasi.delivery.deployment.chart.Chart;
import io.ghasi.delivery.deployment.chart.Rendered;
import io.ghasi.delivery.deployment.chart.Tree;
import io.ghasi.delivery.image.BuiltImage;
import io.ghasi.delivery.journey.client.Client;
import io.ghasi.delivery.journey.client.Neighbourhood;
import io.ghasi.delivery.journey.client.Newcomers;
import io.ghasi.delivery.journey.client.Newcomers.Newcomer;
import io.ghasi.delivery.journey.client.Player;
import io.ghasi.delivery.journey.smoke.SmokeCommand;
import io.ghasi.delivery.journey.world.Deployment;
import io.ghasi.delivery.migrations.Role;
import io.ghasi.delivery.sandbox.SandboxSettings;
import io.ghasi.delivery.testkit.servers.PostgresServer.Login;
import io.ghasi.delivery.testkit.servers.Runc;
import io.nats.client.Connection;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The operator's guide, docs/operations.md, as far as it goes without an API server: servers, database, secrets, the chart's pods, and what is done to them afterwards. */
class GuideTest {
    private static final IdSource IDS = new MonotonicUlids(InstantSource.system(), new SecureRandom());
    private static final String POOLER = "edoburu/pgbouncer";
    private static final String OURS = "ghasi/delivery-service";
    private static final String FIRST = "0123abc";
    private static final String SECOND = "4567def";

    @TempDir
    private static Path home;

    private static final List<AutoCloseable> OPEN = new ArrayList<>();
    private static final Map<Role, String> PASSWORDS = new EnumMap<>(Role.class);
    private static PodNetwork network;
    private static RegionServers region;
    private static Pod.Node node;

    @BeforeAll
    static void servers() throws Exception {
        network = opened(new PodNetwork());
        Names names = opened(new Names(network.machine()));
        region = opened(new RegionServers(home, BuiltImage.CHECKOUT.resolve("deploy/nats/permissions.conf"), names));
        Path root = BuiltImage.shared().root();
        node = new Pod.Node(
                new Runc(root, home.resolve("runc")),
                Map.of(OURS, ContainerImage.ours(root), POOLER, ContainerImage.pooler(home.resolve("pooler"))),
                names);
        database();
    }

    private static <T extends AutoCloseable> T opened(T thing) {
        OPEN.addFirst(thing);
        return thing;
    }

    @AfterAll
    static void end() throws Exception {
        for (AutoCloseable thing : OPEN) {
            thing.close();
        }
    }

    /** Step 4. */
    private static void database() throws Exception {
        psql("", "-f", "deploy/postgres/bootstrap.sql");
        for (Role role : Role.values()) {
            PASSWORDS.put(role, Login.random(role.login()).password());
            change(role, password(role));
        }
        assertThat(psql("\\du", "-A", "-t"))
                .contains("delivery_migrator||", "delivery_api||", "delivery_relay||", "delivery_projector||");
    }

    private static String password(Role role) {
        return Objects.requireNonNull(PASSWORDS.get(role));
    }

    private static void change(Role role, String password) throws Exception {
        psql("\\password " + role.login() + "\n" + password + "\n" + password + "\n");
    }

    // Without a terminal it reads passwords, too, from what it is given.
    private static String psql(String input, String... words) throws Exception {
        List<String> command = new ArrayList<>(List.of("setsid", "--wait"));
        command.addAll(ContainerImage.CLIENT.command("usr/lib/postgresql/15/bin/psql"));
        command.addAll(List.of("-X", "-v", "ON_ERROR_STOP=1", "-h", "127.0.0.1", "-U", "postgres"));
        command.addAll(List.of("-p", Integer.toString(region.postgres.port())));
        command.addAll(List.of(words));
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(BuiltImage.CHECKOUT.toFile())
                .redirectErrorStream(true)
                .redirectInput(Files.writeString(home.resolve("psql.in"), input).toFile());
        builder.environment().put("PGPASSWORD", region.postgres.superuser().password());
        Process process = builder.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        return said;
    }

    /** Step 5, as the chart's README lists them. */
    private static Map<String, Map<String, String>> kept() throws Exception {
        Map<String, Map<String, String>> kept = new HashMap<>();
        kept.put("delivery-authorities", region.authorities());
        kept.put("delivery-secrets-migration", Map.of("DELIVERY_DATABASE_PASSWORD", password(Role.MIGRATOR)));
        kept.put("delivery-secrets", secrets(Role.API, RegionServers.API, "DELIVERY_REDIS_URI", region.redisUri()));
        kept.put("delivery-secrets-outbox-relay", secrets(Role.RELAY, RegionServers.RELAY));
        kept.put(
                "delivery-secrets-event-projector",
                secrets(
                        Role.PROJECTOR,
                        RegionServers.PROJECTOR,
                        "DELIVERY_EXPORTS_ACCESS_KEY",
                        region.exports.accessKey(),
                        "DELIVERY_EXPORTS_SECRET_KEY",
                        region.exports.secretKey()));
        kept.put("delivery-secrets-pgbouncer", users(Role.API));
        kept.put("delivery-secrets-outbox-relay-pgbouncer", users(Role.RELAY));
        kept.put("delivery-secrets-event-projector-pgbouncer", users(Role.PROJECTOR));
        return kept;
    }

    private static Map<String, String> secrets(Role role, String natsUser, String... more) {
        Map<String, String> secrets = new HashMap<>();
        secrets.put("DELIVERY_DATABASE_PASSWORD", password(role));
        secrets.put("DELIVERY_NATS_PASSWORD", region.natsPassword(natsUser));
        for (int i = 0; i < more.length; i += 2) {
            secrets.put(more[i], more[i + 1]);
        }
        return secrets;
    }

    private static Map<String, String> users(Role role) {
        return Map.of("userlist.txt", "\"%s\" \"%s\"".formatted(role.login(), password(role)));
    }

    /** Step 6, without a cluster to send it to. */
    private static Rendered chart(String tag) {
        Chart chart = Chart.of("small", "prod-eu")
                .with("image.tag", tag)
                .with("tokens.issuer", SandboxSettings.ISSUER)
                .with("otlpEndpoint", "");
        for (Map.Entry<String, Object> value : region.values().entrySet()) {
            chart = chart.with(value.getKey(), value.getValue());
        }
        return chart.render();
    }

    private static Pod pod(String workload, String tag) throws Exception {
        Rendered rendered = chart(tag);
        Tree spec = rendered.workload(workload).at("spec/template/spec");
        String name = workload + "-" + tag;
        Path folder = Files.createDirectories(home.resolve("pods").resolve(name));
        return opened(new Pod(name, spec, node, new Volumes(folder, rendered, kept()), network.add(), folder));
    }

    @Test
    void a_region_is_installed_upgraded_rotated_restored_and_taken_down() throws Exception {
        Pod migration = pod("delivery-migration", FIRST);
        assertThat(migration.main().ended()).as(migration.main().said()).isZero();
        region.declareStreams();
        Pod relay = pod("delivery-outbox-relay", FIRST);
        Pod projector = pod("delivery-event-projector", FIRST);
        Pod api = pod("delivery-api", FIRST).ready();
        relay.ready();
        projector.ready();

        Newcomer learner = smoke(api, FIRST);
        long events = awaitEvents(1);

        Pod next = upgrade(api);
        play(next, learner);
        events = awaitEvents(events + 1);

        rotateDatabase(next);
        play(next, learner);
        events = awaitEvents(events + 1);

        restoreStream(events);
        play(next, learner);
        awaitEvents(events + 1);

        for (Pod pod : List.of(next, relay, projector)) {
            assertThat(pod.stop()).as(pod.main().said()).isEqualTo(143);
        }
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

    private static void play(Pod api, Newcomer learner) throws Exception {
        try (Neighbourhood neighbours = new Neighbourhood(Deployment.sandbox());
                Client client = new Client(api.uri(), Deployment.shippedContract())) {
            var reply = new Newcomers(client, neighbours, IDS)
                    .player(learner.learner())
                    .ask(Player.next(learner.session()));
            assertThat(reply.status()).as(reply.toString()).isEqualTo(200);
        }
    }

    /** Waits until our stream holds so many events at least; returns how many. */
    private static long awaitEvents(long least) throws Exception {
        Connection administrator = region.administrator();
        try {
            var management = administrator.jetStreamManagement();
            return await().atMost(Duration.ofSeconds(30))
                    .until(
                            () -> management
                                    .getStreamInfo("DELIVERY")
                                    .getStreamState()
                                    .getMsgCount(),
                            held -> held >= least);
        } finally {
            administrator.close();
        }
    }

    private static Pod upgrade(Pod before) throws Exception {
        Pod migration = pod("delivery-migration", SECOND);
        assertThat(migration.main().ended()).as(migration.main().said()).isZero();
        Pod next = pod("delivery-api", SECOND).ready();
        smoke(next, SECOND);
        assertThat(before.stop()).as(before.main().said()).isEqualTo(143);
        return next;
    }

    /** Section "The database's password" of docs/rotation.md. */
    private static void rotateDatabase(Pod api) throws Exception {
        PASSWORDS.put(Role.API, Login.random(Role.API.login()).password());
        api.volumes().swap("secrets", Map.of("DELIVERY_DATABASE_PASSWORD", password(Role.API)));
        api.volumes().swap("pgbouncer-users", users(Role.API));
        await().atMost(Duration.ofSeconds(30)).until(() -> api.main().said().contains("secret.changed"));
        change(Role.API, password(Role.API));
        // Nothing that logged in before is left: what serves now came with the new one.
        psql("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = 'delivery_api'");
        api.ready();
    }

    /** "The stream lost" of the section "Restore". */
    private static void restoreStream(long events) throws Exception {
        Connection administrator = region.administrator();
        try {
            administrator.jetStreamManagement().deleteStream("DELIVERY");
        } finally {
            administrator.close();
        }
        // The server goes on taking its files away after it has answered, and makes none of that name meanwhile.
        await().atMost(Duration.ofSeconds(30)).ignoreExceptions().until(() -> {
            region.declareStreams();
            return true;
        });
        Pod reconcile = pod("delivery-reconcile", FIRST);
        assertThat(reconcile.main().ended()).as(reconcile.main().said()).isZero();
        awaitEvents(events);
    }
}
