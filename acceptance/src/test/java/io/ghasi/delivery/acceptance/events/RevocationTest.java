package io.ghasi.delivery.acceptance.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ghasi.delivery.adapters.nats.NatsLogin;
import io.ghasi.delivery.adapters.nats.NatsSettings;
import io.ghasi.delivery.adapters.nats.TopologyApply;
import io.ghasi.delivery.adapters.nats.TopologyFile;
import io.ghasi.delivery.core.ids.IdSource;
import io.ghasi.delivery.core.ids.MonotonicUlids;
import io.ghasi.delivery.core.ids.Ulid;
import io.ghasi.delivery.migrations.Role;
import io.ghasi.delivery.sandbox.SandboxServices;
import io.ghasi.delivery.sandbox.SandboxSettings;
import io.ghasi.delivery.sandbox.SandboxSettings.ObjectStore;
import io.ghasi.delivery.sandbox.control.SandboxClient;
import io.ghasi.delivery.sandbox.control.SandboxClient.Bearer;
import io.ghasi.delivery.sandbox.database.DatabaseAddress;
import io.ghasi.delivery.sandbox.run.ApiEnvironment;
import io.ghasi.delivery.sandbox.run.NatsEnvironment;
import io.ghasi.delivery.sandbox.run.ProjectorEnvironment;
import io.ghasi.delivery.testkit.database.DeliveryDatabase;
import io.ghasi.delivery.testkit.servers.ApiServer;
import io.ghasi.delivery.testkit.servers.NatsServer;
import io.ghasi.delivery.testkit.servers.Ports;
import io.ghasi.delivery.testkit.servers.PostgresServer.Login;
import io.ghasi.delivery.testkit.servers.RealServers;
import io.ghasi.delivery.testkit.servers.Worker;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An api, a projector, neighbours that tell what happens, and NATS between them. */
class RevocationTest {
    private static final Path ROOT = Path.of(System.getProperty("delivery.root", "."));

    private final IdSource ids = new MonotonicUlids(InstantSource.system(), new SecureRandom());

    @TempDir
    Path home;

    @Test
    void a_learner_whose_enrollment_is_revoked_is_paused() throws Exception {
        DeliveryDatabase database = DeliveryDatabase.create();
        try (NatsServer nats = NatsServer.create(home.resolve("nats"));
                SandboxServices services = neighbours(nats);
                SandboxClient sandbox = new SandboxClient(services.uri());
                ApiServer api = ApiServer.start(ApiServer.Launch.of(
                                ROOT.resolve("api/target/api.jar"),
                                home.resolve("api"),
                                ApiEnvironment.of(
                                        database.jdbcUrl(),
                                        DeliveryDatabase.login(Role.API),
                                        RealServers.redis().uri(),
                                        services.uri()))
                        .quick());
                Worker _ = Worker.start(new Worker.Launch(
                                "projector",
                                ROOT.resolve("event-projector/target/event-projector.jar"),
                                home,
                                Ports.free(),
                                ProjectorEnvironment.of(
                                        database.jdbcUrl(),
                                        DeliveryDatabase.login(Role.PROJECTOR),
                                        NatsEnvironment.of(nats),
                                        "sandbox",
                                        services.uri()))
                        .quick())) {
            List<Duration> took = new ArrayList<>();
            for (int learner = 0; learner < 3; learner++) {
                took.add(revoked(database, sandbox, api));
            }
            // How soon is told, and not held against a machine that does other things too.
            System.out.println("RevocationTest: paused after " + took);
            assertThat(took).hasSize(3);
        }
    }

    private SandboxServices neighbours(NatsServer nats) throws Exception {
        var connection = nats.connect();
        new TopologyApply(connection).applyWithNeighbours(TopologyFile.read("sandbox"));
        connection.close();
        DatabaseAddress database =
                DatabaseAddress.prepare(RealServers.postgres(), "sandbox_events", Login.random("sandbox_events"));
        NatsLogin login =
                new NatsLogin.UserPassword(nats.login().user(), nats.login().password());
        return SandboxServices.start(SandboxSettings.standard(
                        0, database, ObjectStore.on(RealServers.objectStore(), "events"), home.resolve("uploads"))
                .withEvents(new NatsSettings(List.of(nats.url()), login, null, "neighbours", Duration.ofSeconds(2))));
    }

    /** From the answer to the revocation until a new learner's session is paused. */
    private Duration revoked(DeliveryDatabase database, SandboxClient sandbox, ApiServer api) throws Exception {
        Bearer learner = new Bearer(id("ten_"), id("usr_"), id("dev_"));
        sandbox.putTenant(learner.tenant(), "eu", "https://learn.example");
        JsonNode imported =
                sandbox.importPackage(ROOT.resolve("samples/native-first-aid"), learner.tenant(), learner.user());
        String enrollment = imported.required("enrollmentId").stringValue();
        String course = imported.required("courseVersionId").stringValue();
        UUID session = Ulid.parse(start(api, sandbox, learner, enrollment, course), "ps_".length());
        await().atMost(Duration.ofMinutes(1))
                .until(() -> read(
                                database,
                                "SELECT state FROM delivery.enrollments WHERE id = '"
                                        + Ulid.parse(enrollment, "enr_".length()) + "'")
                        .equals("active"));
        sandbox.send(
                "PUT",
                "/sandbox/tenants/" + learner.tenant() + "/enrollments/" + enrollment,
                new JsonMapper()
                        .createObjectNode()
                        .put("userId", learner.user())
                        .put("courseVersionId", course)
                        .put("state", "revoked")
                        .putNull("attemptsAllowed")
                        .putNull("validUntil"));
        long began = System.nanoTime();
        await().atMost(Duration.ofMinutes(1))
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(10))
                .until(() -> read(database, "SELECT state FROM delivery.play_sessions WHERE id = '" + session + "'")
                        .equals("paused"));
        Duration took = Duration.ofNanos(System.nanoTime() - began);
        assertThat(read(
                        database,
                        "SELECT count(*) FROM delivery.outbox_pending WHERE aggregate_id = '" + session
                                + "' AND subject = 'delivery.play_session.paused.v1'"))
                .isEqualTo("1");
        return took;
    }

    private String id(String prefix) {
        return prefix + Ulid.format(ids.next());
    }

    private String start(ApiServer api, SandboxClient sandbox, Bearer learner, String enrollment, String course)
            throws Exception {
        String token = sandbox.token(learner, "delivery.play_session:create", Duration.ofMinutes(5));
        HttpRequest request = HttpRequest.newBuilder(api.uri().resolve("/api/v1/play-sessions"))
                .header("Authorization", "Bearer " + token)
                .header("X-Tenant-Id", learner.tenant())
                .header("Idempotency-Key", key())
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(
                        "{\"enrollmentId\":\"" + enrollment + "\",\"courseVersionId\":\"" + course + "\"}"))
                .build();
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
            return new JsonMapper()
                    .readTree(answer.body())
                    .required("data")
                    .required("id")
                    .stringValue();
        }
    }

    // A UUIDv7.
    private String key() {
        UUID id = ids.next();
        long high = (id.getMostSignificantBits() & ~0xF000L) | 0x7000L;
        return new UUID(high, (id.getLeastSignificantBits() >>> 2) | (1L << 63)).toString();
    }

    private static String read(DeliveryDatabase database, String sql) throws Exception {
        try (Connection connection = database.administrator();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            return row.next() ? row.getString(1) : "";
        }
    }
}
