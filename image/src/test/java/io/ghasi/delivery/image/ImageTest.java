package io.ghasi.delivery.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ghasi.delivery.core.ids.DeviceId;
import io.ghasi.delivery.core.ids.IdSource;
import io.ghasi.delivery.core.ids.MonotonicUlids;
import io.ghasi.delivery.core.ids.TenantId;
import io.ghasi.delivery.journey.client.Call;
import io.ghasi.delivery.journey.client.Client;
import io.ghasi.delivery.journey.client.Neighbourhood;
import io.ghasi.delivery.journey.client.Newcomers;
import io.ghasi.delivery.journey.client.Newcomers.Newcomer;
import io.ghasi.delivery.journey.client.Player;
import io.ghasi.delivery.journey.world.Deployment;
import io.ghasi.delivery.migrations.Bootstrap;
import io.ghasi.delivery.migrations.Role;
import io.ghasi.delivery.sandbox.run.ApiEnvironment;
import io.ghasi.delivery.testkit.servers.Ports;
import io.ghasi.delivery.testkit.servers.PostgresServer;
import io.ghasi.delivery.testkit.servers.PostgresServer.Login;
import io.ghasi.delivery.testkit.servers.RealServers;
import io.ghasi.delivery.testkit.servers.Runc;
import io.ghasi.delivery.testkit.servers.Runc.Container;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The image, built as {@code ./delivery image} builds it, and started as a cluster would. */
class ImageTest {
    private static final String DATABASE = "delivery";
    // A pod has 30 s to end.
    private static final Duration GRACE = Duration.ofSeconds(30);

    @TempDir
    static Path folder;

    private static final IdSource IDS = new MonotonicUlids(InstantSource.system(), new SecureRandom());

    private static OciArchive image;
    private static Path root;
    private static Runc runc;

    @BeforeAll
    static void build() throws Exception {
        BuiltImage built = BuiltImage.shared();
        assertThat(Files.size(built.tar())).isLessThan(150_000_000);
        image = built.archive();
        root = built.root();
        runc = new Runc(root, folder.resolve("runc"));
    }

    @Test
    void it_says_what_it_is_and_has_no_shell() throws Exception {
        assertThat(image.config().at("/config/User").stringValue()).isEqualTo("10001:10001");
        assertThat(image.config()
                        .at("/config/Labels/org.opencontainers.image.licenses")
                        .stringValue())
                .isEqualTo("Apache-2.0");
        for (Program program : Program.values()) {
            assertThat(root.resolve("app/sbom/" + program.word() + ".cdx.json")).isNotEmptyFile();
        }
        assertThat(root.resolve("bin")).doesNotExist();
    }

    @Test
    void a_program_that_is_told_nothing_says_what_it_wants() throws Exception {
        for (Program program : Program.values()) {
            Container container = runc.run("bare-" + program.word(), Map.of(), program.word());
            assertThat(container.ended()).as(container.said()).isEqualTo(78);
            assertThat(container.said()).contains("DELIVERY_DATABASE_URL is not set");
        }
    }

    @Test
    void it_starts_from_what_it_learnt() throws Exception {
        for (Program program : Program.values()) {
            if (program.isTrained()) {
                assertThat(learnt(program)).isGreaterThan(0.9);
            }
        }
    }

    @Test
    void nothing_in_it_is_verified_at_each_start_or_asked_for_in_vain() throws Exception {
        try (Stream<Path> libraries = Files.list(root.resolve("app/lib"))) {
            for (Path library : libraries.toList()) {
                assertThat(SignedJar.isSigned(library)).as(library.toString()).isFalse();
            }
        }
        assertThat(Files.readAllLines(root.resolve("opt/java/conf/security/java.security")))
                .contains("security.provider.1=SUN", "security.provider.8=JdkLDAP")
                .noneMatch(line -> line.startsWith("security.provider.9="));
    }

    @Test
    void what_it_learnt_of_another_jar_is_not_used() throws Exception {
        Path jar = root.resolve(Program.API.jar());
        Files.setLastModifiedTime(jar, FileTime.from(Instant.ofEpochSecond(2)));
        try {
            assertThat(learnt(Program.API)).isLessThan(0.9);
        } finally {
            Files.setLastModifiedTime(jar, RootFolder.TIME);
        }
    }

    /** The part of its classes that a program has from its cache, and not from a jar, when it shows its settings. */
    private static double learnt(Program program) throws Exception {
        Container container = runc.run(
                "learnt-" + program.word() + "-" + IDS.next(),
                Map.of("JDK_JAVA_OPTIONS", "-Xlog:class+load:stdout"),
                program.word(),
                "settings");
        assertThat(container.ended()).as(container.said()).isZero();
        List<String> loaded = container
                .said()
                .lines()
                .filter(line -> line.contains(" source: "))
                .toList();
        return (double) loaded.stream()
                        .filter(line -> line.contains("source: shared objects file"))
                        .count()
                / loaded.size();
    }

    @Test
    void it_migrates_serves_a_learner_and_ends_in_time() throws Exception {
        // One for all of them: nobody but this test is in there.
        String password = Login.random("delivery").password();
        Map<Role, String> passwords = new EnumMap<>(Role.class);
        for (Role role : Role.values()) {
            passwords.put(role, password);
        }
        try (PostgresServer postgres = PostgresServer.create(folder.resolve("postgres"))) {
            try (Connection administrator = postgres.connect("postgres", postgres.superuser())) {
                bootstrap(administrator);
                Bootstrap.roles(administrator, passwords);
            }
            String url = postgres.jdbcUrl(DATABASE);
            Container migrated = runc.run(
                    "migrate",
                    Map.of(
                            "DELIVERY_ENV",
                            "dev",
                            "DELIVERY_REGION",
                            "eu",
                            "DELIVERY_DATABASE_URL",
                            url,
                            "DELIVERY_DATABASE_PASSWORD",
                            password),
                    "migrate");
            assertThat(migrated.ended()).as(migrated.said()).isZero();
            assertThat(migrated.said()).contains("the schema is at version");

            int port = Ports.free();
            Map<String, String> environment = new HashMap<>(ApiEnvironment.of(
                    url,
                    new Login(Role.API.login(), password),
                    RealServers.redis().uri(),
                    Deployment.sandbox()));
            environment.put("SERVER_PORT", Integer.toString(port));
            environment.put("DELIVERY_METRICS_PORT", Integer.toString(Ports.free()));
            long began = System.nanoTime();
            Container api = runc.run("api", environment, "api");
            try {
                URI uri = URI.create("http://127.0.0.1:" + port);
                await().atMost(Duration.ofMinutes(1))
                        .ignoreExceptions()
                        .pollInterval(Duration.ofMillis(20))
                        .until(() -> isReady(uri));
                System.out.println("ImageTest: ready after " + Duration.ofNanos(System.nanoTime() - began));
                play(uri);
                api.stop();
                long told = System.nanoTime();
                assertThat(api.ended()).isEqualTo(143);
                assertThat(Duration.ofNanos(System.nanoTime() - told)).isLessThan(GRACE);
            } finally {
                api.kill();
            }
        }
    }

    // As the operator's guide has it done.
    private static void bootstrap(Connection administrator) throws Exception {
        String script = Files.readString(BuiltImage.CHECKOUT.resolve("deploy/postgres/bootstrap.sql"));
        try (Statement statement = administrator.createStatement()) {
            for (String sql : script.strip().split(";\n", 0)) {
                statement.execute(sql);
            }
        }
    }

    private static boolean isReady(URI api) throws Exception {
        HttpURLConnection ready =
                (HttpURLConnection) api.resolve("/readyz").toURL().openConnection();
        return ready.getResponseCode() == HttpURLConnection.HTTP_OK;
    }

    // Journey J-11: starts, moves, finds where they were, goes on at another device.
    private static void play(URI api) throws Exception {
        try (Neighbourhood neighbours = new Neighbourhood(Deployment.sandbox());
                Client client = new Client(api, Deployment.shippedContract())) {
            Newcomers newcomers = new Newcomers(client, neighbours, IDS);
            TenantId tenant = newcomers.tenant();
            Newcomer phone = newcomers.begin(tenant, newcomers.course(tenant));
            String session = phone.session();
            assertThat(phone.player().ask(Player.next(session)).status()).isEqualTo(200);
            assertThat(phone.player().ask(Player.transition(session, "pause")).status())
                    .isEqualTo(200);
            Player laptop = newcomers.player(phone.learner().at(new DeviceId(IDS.next())));
            assertThat(laptop.ask(Call.get(Player.SESSIONS + "/last?courseVersionId="
                                    + phone.course().text()))
                            .data()
                            .at("/session/id")
                            .stringValue())
                    .isEqualTo(session);
            assertThat(laptop.ask(Player.transition(session, "resume"))
                            .data()
                            .get("state")
                            .stringValue())
                    .isEqualTo("active");
        }
    }
}
