package io.ghasi.delivery.acceptance.chaos;

import io.ghasi.delivery.acceptance.client.Neighbourhood;
import io.ghasi.delivery.acceptance.world.Deployment;
import io.ghasi.delivery.adapters.nats.NatsLogin;
import io.ghasi.delivery.adapters.nats.NatsSettings;
import io.ghasi.delivery.adapters.nats.TopologyApply;
import io.ghasi.delivery.adapters.nats.TopologyFile;
import io.ghasi.delivery.adapters.nats.TopologyMismatch;
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
import io.ghasi.delivery.testkit.database.Schema;
import io.ghasi.delivery.testkit.servers.ApiServer;
import io.ghasi.delivery.testkit.servers.NatsCluster;
import io.ghasi.delivery.testkit.servers.PgBouncerServer;
import io.ghasi.delivery.testkit.servers.Ports;
import io.ghasi.delivery.testkit.servers.PostgresServer;
import io.ghasi.delivery.testkit.servers.PostgresServer.Login;
import io.ghasi.delivery.testkit.servers.RealServers;
import io.ghasi.delivery.testkit.servers.Worker;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Everything of its own that may break: PostgreSQL behind PgBouncer, five NATS nodes, an api, three relays, three projectors; and neighbours, which may not. */
final class Fleet implements AutoCloseable {
    private static final String DATABASE = "delivery";
    private static final String PROFILE = "drill";
    private static final int POOL_SIZE = 16;
    private static final int OF_EACH = 3;
    private static final Duration CONNECT = Duration.ofSeconds(2);

    private final Stack stack = new Stack();
    private final Map<Role, Login> logins = new EnumMap<>(Role.class);
    private final SandboxServices services;
    private final Neighbourhood neighbours;
    private final PostgresServer postgres;
    private final PgBouncerServer pooler;
    private final NatsCluster nats;
    private final ApiServer api;
    private final List<Worker> relays = new ArrayList<>();
    private final List<Worker> projectors = new ArrayList<>();

    private Fleet(Path home) throws IOException, InterruptedException, SQLException {
        for (Role role : Role.values()) {
            logins.put(role, Login.random(role.login()));
        }
        try {
            postgres = stack.push(PostgresServer.create(home.resolve("postgres")));
            Schema.install(postgres, DATABASE, logins);
            List<Login> processes = Stream.of(Role.API, Role.RELAY, Role.PROJECTOR)
                    .map(logins::get)
                    .toList();
            pooler = stack.push(
                    PgBouncerServer.create(home.resolve("pgbouncer"), postgres.port(), processes, POOL_SIZE));
            nats = stack.push(NatsCluster.create(home.resolve("nats")));
            declareStreams();
            services = stack.push(neighbours(home));
            neighbours = stack.push(new Neighbourhood(services.uri()));
            api = stack.push(
                    ApiServer.start(ApiServer.Launch.of(Deployment.apiJar(), home.resolve("api"), environment())));
            for (int i = 0; i < OF_EACH; i++) {
                relays.add(stack.push(Worker.begin(worker(home, "outbox-relay", i, relayEnvironment()))));
                projectors.add(stack.push(Worker.begin(worker(home, "event-projector", i, projectorEnvironment()))));
            }
            for (int i = 0; i < OF_EACH; i++) {
                relays.get(i).awaitReady();
                projectors.get(i).awaitReady();
            }
        } catch (IOException | InterruptedException | SQLException | RuntimeException e) {
            close();
            throw e;
        }
    }

    static Fleet start(Path home) throws IOException, InterruptedException, SQLException {
        return new Fleet(home);
    }

    private Login login(Role role) {
        return logins.getOrDefault(role, Login.random(role.login()));
    }

    private void declareStreams() throws IOException, InterruptedException {
        io.nats.client.Connection connection = nats.connect();
        try {
            new TopologyApply(connection).applyWithNeighbours(TopologyFile.read(PROFILE));
        } catch (TopologyMismatch e) {
            throw new IOException(e);
        } finally {
            connection.close();
        }
    }

    private Map<String, String> environment() {
        Map<String, String> environment = new HashMap<>(ApiEnvironment.of(
                pooler.jdbcUrl(DATABASE), login(Role.API), RealServers.redis().uri(), services.uri()));
        environment.putAll(NatsEnvironment.of(nats.urls(), nats.login()));
        // Learners here step faster than people do.
        environment.put("DELIVERY_LIMITS_NAVIGATIONS", "1000000");
        return environment;
    }

    private SandboxServices neighbours(Path home) throws IOException, SQLException {
        NatsLogin login =
                new NatsLogin.UserPassword(nats.login().user(), nats.login().password());
        return SandboxServices.start(SandboxSettings.standard(
                        0,
                        DatabaseAddress.prepare(RealServers.postgres(), "neighbours", Login.random("neighbours")),
                        ObjectStore.on(RealServers.objectStore(), "chaos"),
                        Files.createDirectories(home.resolve("uploads")))
                .withEvents(new NatsSettings(nats.urls(), login, null, "neighbours", CONNECT)));
    }

    private static Worker.Launch worker(Path home, String module, int number, Map<String, String> environment)
            throws IOException {
        return new Worker.Launch(
                module + "-" + number, Deployment.jar(module), home.resolve("workers"), Ports.free(), environment);
    }

    private Map<String, String> relayEnvironment() {
        return RelayEnvironment.of(
                pooler.jdbcUrl(DATABASE), login(Role.RELAY), NatsEnvironment.of(nats.urls(), nats.login()), PROFILE);
    }

    private Map<String, String> projectorEnvironment() {
        return ProjectorEnvironment.of(
                pooler.jdbcUrl(DATABASE),
                login(Role.PROJECTOR),
                NatsEnvironment.of(nats.urls(), nats.login()),
                PROFILE,
                services.uri());
    }

    URI uri() {
        return api.uri();
    }

    Neighbourhood neighbours() {
        return neighbours;
    }

    PostgresServer postgres() {
        return postgres;
    }

    PgBouncerServer pooler() {
        return pooler;
    }

    NatsCluster nats() {
        return nats;
    }

    ApiServer api() {
        return api;
    }

    List<Worker> relays() {
        return relays;
    }

    List<Worker> projectors() {
        return projectors;
    }

    /** As the administrator, past PgBouncer. */
    Connection administrator() throws SQLException {
        return postgres.connect(DATABASE, postgres.superuser());
    }

    @Override
    public void close() {
        stack.close();
    }
}
