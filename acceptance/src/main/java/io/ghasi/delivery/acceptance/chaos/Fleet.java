package io.ghasi.delivery.acceptance.chaos;

import io.ghasi.delivery.adapters.nats.NatsLogin;
import io.ghasi.delivery.adapters.nats.NatsSettings;
import io.ghasi.delivery.adapters.nats.TopologyApply;
import io.ghasi.delivery.adapters.nats.TopologyFile;
import io.ghasi.delivery.adapters.nats.TopologyMismatch;
import io.ghasi.delivery.journey.client.Neighbourhood;
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
import io.ghasi.delivery.testkit.database.LoneDatabase;
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
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Everything of its own that may break: PostgreSQL behind PgBouncer, five NATS nodes, an api, three relays, three projectors; and neighbours, which may not. */
final class Fleet implements AutoCloseable {
    private static final String PROFILE = "drill";
    private static final int OF_EACH = 3;
    private static final Duration CONNECT = Duration.ofSeconds(2);

    private final Stack stack = new Stack();
    private final SandboxServices services;
    private final Neighbourhood neighbours;
    private final ObjectStore exports =
            ObjectStore.on(RealServers.objectStore(), "chaos-exports").made();
    private final LoneDatabase database;
    private final NatsCluster nats;
    private final ApiServer api;
    private final List<Worker> relays = new ArrayList<>();
    private final List<Worker> projectors = new ArrayList<>();

    private Fleet(Path home) throws IOException, InterruptedException, SQLException {
        try {
            database = stack.push(LoneDatabase.create(home.resolve("database")));
            nats = stack.push(NatsCluster.create(home.resolve("nats")));
            declareStreams();
            services = stack.push(neighbours(home));
            neighbours = stack.push(new Neighbourhood(services.uri()));
            for (int i = 0; i < OF_EACH; i++) {
                relays.add(begin(worker(home, "outbox-relay", i, relayEnvironment())));
                projectors.add(begin(worker(home, "event-projector", i, projectorEnvironment())));
            }
            api = stack.push(
                    ApiServer.start(ApiServer.Launch.of(Deployment.apiJar(), home.resolve("api"), environment())
                            .quick()));
            awaitReady();
        } catch (IOException | InterruptedException | SQLException | RuntimeException e) {
            close();
            throw e;
        }
    }

    static Fleet start(Path home) throws IOException, InterruptedException, SQLException {
        return new Fleet(home);
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
                database.jdbcUrl(),
                DeliveryDatabase.login(Role.API),
                RealServers.redis().uri(),
                services.uri()));
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

    // What they do when they are told to end is one of the faults; after the audit nobody waits for it.
    private Worker begin(Worker.Launch launch) throws IOException {
        Worker worker = Worker.begin(launch);
        stack.push((AutoCloseable) worker::kill);
        return worker;
    }

    private static Worker.Launch worker(Path home, String module, int number, Map<String, String> environment)
            throws IOException {
        Path workers = home.resolve("workers");
        return new Worker.Launch(module + "-" + number, Deployment.jar(module), workers, Ports.free(), environment)
                .quick();
    }

    private Map<String, String> relayEnvironment() {
        return RelayEnvironment.of(
                database.jdbcUrl(),
                DeliveryDatabase.login(Role.RELAY),
                NatsEnvironment.of(nats.urls(), nats.login()),
                PROFILE);
    }

    private Map<String, String> projectorEnvironment() {
        return ProjectorEnvironment.of(
                database.jdbcUrl(),
                DeliveryDatabase.login(Role.PROJECTOR),
                NatsEnvironment.of(nats.urls(), nats.login()),
                PROFILE,
                services.uri(),
                exports);
    }

    /** Returns when all workers are. */
    void awaitReady() throws IOException, InterruptedException {
        for (int i = 0; i < OF_EACH; i++) {
            relays.get(i).awaitReady();
            projectors.get(i).awaitReady();
        }
    }

    URI uri() {
        return api.uri();
    }

    Neighbourhood neighbours() {
        return neighbours;
    }

    PostgresServer postgres() {
        return database.server();
    }

    PgBouncerServer pooler() {
        return database.pooler();
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
        return database.administrator();
    }

    @Override
    public void close() {
        stack.close();
    }
}
