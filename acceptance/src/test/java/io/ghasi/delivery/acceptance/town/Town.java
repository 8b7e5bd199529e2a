package io.ghasi.delivery.acceptance.town;

import io.ghasi.delivery.adapters.nats.NatsLogin.UserPassword;
import io.ghasi.delivery.adapters.nats.NatsSettings;
import io.ghasi.delivery.adapters.nats.TopologyApply;
import io.ghasi.delivery.adapters.nats.TopologyFile;
import io.ghasi.delivery.adapters.nats.TopologyMismatch;
import io.ghasi.delivery.core.ids.IdSource;
import io.ghasi.delivery.core.ids.MonotonicUlids;
import io.ghasi.delivery.core.ids.TenantId;
import io.ghasi.delivery.journey.client.Client;
import io.ghasi.delivery.journey.client.Neighbourhood;
import io.ghasi.delivery.journey.client.Newcomers;
import io.ghasi.delivery.journey.client.Newcomers.Newcomer;
import io.ghasi.delivery.journey.world.Deployment;
import io.ghasi.delivery.migrations.Role;
import io.ghasi.delivery.sandbox.SandboxServices;
import io.ghasi.delivery.sandbox.SandboxSettings;
import io.ghasi.delivery.sandbox.SandboxSettings.ObjectStore;
import io.ghasi.delivery.sandbox.database.DatabaseAddress;
import io.ghasi.delivery.sandbox.run.ApiEnvironment;
import io.ghasi.delivery.sandbox.run.NatsEnvironment;
import io.ghasi.delivery.sandbox.run.ProjectorEnvironment;
import io.ghasi.delivery.sandbox.run.RelayEnvironment;
import io.ghasi.delivery.sandbox.run.Stack;
import io.ghasi.delivery.testkit.database.DeliveryDatabase;
import io.ghasi.delivery.testkit.servers.ApiServer;
import io.ghasi.delivery.testkit.servers.NatsServer;
import io.ghasi.delivery.testkit.servers.Ports;
import io.ghasi.delivery.testkit.servers.PostgresServer.Login;
import io.ghasi.delivery.testkit.servers.RealServers;
import io.ghasi.delivery.testkit.servers.Worker;
import io.ghasi.delivery.testkit.traces.Collector;
import io.nats.client.Connection;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;

/** An api, a relay, a projector, neighbours that tell what happens, and NATS between them. What the projector does later, it does soon. */
public final class Town implements AutoCloseable {
    private static final String PROFILE = "sandbox";

    public final NatsServer nats;
    public final Neighbourhood neighbours;
    /** Told of the traces that somebody wants to see. */
    public final Collector collector;

    public final IdSource ids = new MonotonicUlids(InstantSource.system(), new SecureRandom());
    private final Stack stack = new Stack();
    private final DeliveryDatabase database;
    private final ObjectStore exports =
            ObjectStore.on(RealServers.objectStore(), "town-exports").made();
    private final ApiServer api;
    private final Worker relay;
    private final Worker projector;
    private final Client client;

    private static final class Shared {
        static final Town TOWN = RealServers.shared("town", Town::start);
    }

    /** The one that the tests of this JVM share. */
    public static Town shared() {
        return Shared.TOWN;
    }

    private static Town start(Path home) throws IOException, InterruptedException {
        try {
            return new Town(home);
        } catch (SQLException | TopologyMismatch e) {
            throw new IOException(e);
        }
    }

    private Town(Path home) throws IOException, InterruptedException, SQLException, TopologyMismatch {
        database = DeliveryDatabase.create();
        collector = stack.push(Collector.start());
        nats = stack.push(NatsServer.create(home.resolve("nats")));
        Connection connection = nats.connect();
        new TopologyApply(connection).applyWithNeighbours(TopologyFile.read(PROFILE));
        connection.close();
        SandboxServices services = stack.push(services(home));
        neighbours = stack.push(new Neighbourhood(services.uri()));
        relay = stack.push(worker(home, "outbox-relay", relayEnvironment()));
        projector = stack.push(worker(home, "event-projector", projectorEnvironment(services)));
        ApiServer.Launch launch =
                ApiServer.Launch.of(Deployment.apiJar(), home.resolve("api"), apiEnvironment(services));
        api = stack.push(ApiServer.start(launch.quick()));
        client = stack.push(new Client(api.uri(), Deployment.shippedContract()));
        relay.awaitReady();
        projector.awaitReady();
    }

    private SandboxServices services(Path home) throws IOException, SQLException {
        UserPassword login = new UserPassword(nats.login().user(), nats.login().password());
        return SandboxServices.start(SandboxSettings.standard(
                        0,
                        DatabaseAddress.prepare(RealServers.postgres(), "town", Login.random("town")),
                        ObjectStore.on(RealServers.objectStore(), "town"),
                        home.resolve("uploads"))
                .withEvents(new NatsSettings(List.of(nats.url()), login, null, "neighbours", Duration.ofSeconds(2))));
    }

    private static Worker worker(Path home, String module, Map<String, String> environment) throws IOException {
        return Worker.begin(new Worker.Launch(module, Deployment.jar(module), home, Ports.free(), environment).quick());
    }

    private Map<String, String> apiEnvironment(SandboxServices services) {
        Map<String, String> environment = new HashMap<>(ApiEnvironment.of(
                database.jdbcUrl(),
                DeliveryDatabase.login(Role.API),
                RealServers.redis().uri(),
                services.uri()));
        environment.putAll(NatsEnvironment.of(nats));
        return traced(environment);
    }

    private Map<String, String> relayEnvironment() {
        return traced(RelayEnvironment.of(
                database.jdbcUrl(), DeliveryDatabase.login(Role.RELAY), NatsEnvironment.of(nats), PROFILE));
    }

    private Map<String, String> projectorEnvironment(SandboxServices services) {
        Map<String, String> environment = new HashMap<>(ProjectorEnvironment.of(
                database.jdbcUrl(),
                DeliveryDatabase.login(Role.PROJECTOR),
                NatsEnvironment.of(nats),
                PROFILE,
                services.uri(),
                exports));
        environment.putAll(Map.of(
                "DELIVERY_WORK_GRACE", "100ms",
                "DELIVERY_WORK_HELD", "100ms",
                "DELIVERY_ERASURE_EVERY", "200ms"));
        return traced(environment);
    }

    private Map<String, String> traced(Map<String, String> environment) {
        Map<String, String> traced = new HashMap<>(environment);
        traced.put("OTEL_EXPORTER_OTLP_ENDPOINT", collector.uri().toString());
        traced.put("DELIVERY_TRACES_PERCENT", "0");
        return traced;
    }

    /** A new one, at home here. */
    public TenantId tenant() {
        return newcomers().tenant();
    }

    /** Somebody new of {@code tenant}, who has begun to play. */
    public Newcomer newcomer(TenantId tenant) throws IOException, InterruptedException {
        return newcomers().begin(tenant, newcomers().course(tenant));
    }

    private Newcomers newcomers() {
        return new Newcomers(client, neighbours, ids);
    }

    /** Where each of our processes tells its metrics. */
    public List<URI> metrics() {
        return List.of(
                api.metrics(), relay.uri().resolve("/metrics"), projector.uri().resolve("/metrics"));
    }

    /** Makes the api collect its garbage, which it would do later. */
    public void collectGarbage() throws IOException, InterruptedException {
        Path jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd");
        int status = new ProcessBuilder(jcmd.toString(), Long.toString(api.pid()), "GC.run")
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
        if (status != 0) {
            throw new IOException("jcmd ended with " + status);
        }
    }

    /** What each of our processes wrote. */
    public List<Path> logs() {
        return List.of(api.log(), relay.log(), projector.log());
    }

    /** The first column of the first row of what all tenants have; empty where there is none. */
    public String read(String sql) throws SQLException {
        try (java.sql.Connection connection = database.administrator();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            return row.next() ? row.getString(1) : "";
        }
    }

    /** What is kept under {@code object} in the bucket of exports; empty where nothing is. */
    public String exported(String object) {
        try (S3Client s3 = exports.connect()) {
            return s3.getObjectAsBytes(
                            request -> request.bucket(exports.bucket()).key(object))
                    .asUtf8String();
        } catch (NoSuchKeyException _) {
            return "";
        }
    }

    @Override
    public void close() {
        stack.close();
    }
}
