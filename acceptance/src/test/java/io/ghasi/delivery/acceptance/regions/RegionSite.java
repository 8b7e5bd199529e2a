package io.ghasi.delivery.acceptance.regions;

import io.ghasi.delivery.adapters.nats.TopologyApply;
import io.ghasi.delivery.adapters.nats.TopologyFile;
import io.ghasi.delivery.core.tenancy.Region;
import io.ghasi.delivery.journey.client.Client;
import io.ghasi.delivery.journey.world.Deployment;
import io.ghasi.delivery.migrations.Role;
import io.ghasi.delivery.sandbox.SandboxSettings.ObjectStore;
import io.ghasi.delivery.sandbox.run.ApiEnvironment;
import io.ghasi.delivery.sandbox.run.NatsEnvironment;
import io.ghasi.delivery.sandbox.run.ProjectorEnvironment;
import io.ghasi.delivery.sandbox.run.RelayEnvironment;
import io.ghasi.delivery.sandbox.run.Stack;
import io.ghasi.delivery.testkit.database.DeliveryDatabase;
import io.ghasi.delivery.testkit.servers.ApiServer;
import io.ghasi.delivery.testkit.servers.NatsServer;
import io.ghasi.delivery.testkit.servers.Ports;
import io.ghasi.delivery.testkit.servers.RealServers;
import io.ghasi.delivery.testkit.servers.Worker;
import io.nats.client.Connection;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** A region: a database, a NATS, an api, a relay and a projector that nobody else has. The directory of tenants is everybody's. */
final class RegionSite implements AutoCloseable {
    private static final String PROFILE = "sandbox";

    final String region;
    final DeliveryDatabase database;
    final NatsServer nats;
    private final Path home;
    private final Stack stack = new Stack();
    private final ApiServer api;
    private final List<Worker> workers;

    RegionSite(String region, Path home) throws Exception {
        this.region = region;
        this.home = home.resolve(region);
        database = DeliveryDatabase.create(region);
        nats = stack.push(NatsServer.create(this.home.resolve("nats")));
        Connection connection = nats.connect();
        new TopologyApply(connection)
                .applyWithNeighbours(TopologyFile.read(PROFILE).at(Objects.requireNonNull(Region.of(region))));
        connection.close();
        workers = List.of(worker("outbox-relay"), worker("event-projector"));
        api = stack.push(
                ApiServer.start(ApiServer.Launch.of(Deployment.apiJar(), this.home.resolve("api"), environment("api"))
                        .quick()));
    }

    private Worker worker(String module) throws Exception {
        Worker.Launch launch =
                new Worker.Launch(module, Deployment.jar(module), home, Ports.free(), environment(module));
        return stack.push(Worker.begin(launch.quick()));
    }

    void awaitReady() throws Exception {
        for (Worker worker : workers) {
            worker.awaitReady();
        }
    }

    /** What {@code process} is told here. */
    Map<String, String> environment(String process) {
        Map<String, String> environment = new HashMap<>(
                switch (process) {
                    case "api" ->
                        ApiEnvironment.of(
                                database.jdbcUrl(),
                                DeliveryDatabase.login(Role.API),
                                RealServers.redis().uri(),
                                Deployment.sandbox());
                    case "outbox-relay" ->
                        RelayEnvironment.of(
                                database.jdbcUrl(),
                                DeliveryDatabase.login(Role.RELAY),
                                NatsEnvironment.of(nats),
                                PROFILE);
                    case "event-projector" ->
                        ProjectorEnvironment.of(
                                database.jdbcUrl(),
                                DeliveryDatabase.login(Role.PROJECTOR),
                                NatsEnvironment.of(nats),
                                PROFILE,
                                Deployment.sandbox(),
                                ObjectStore.on(RealServers.objectStore(), "exports-" + region)
                                        .made());
                    case "migrate" -> migration();
                    default -> throw new IllegalArgumentException(process);
                });
        environment.put("DELIVERY_REGION", region);
        return environment;
    }

    private Map<String, String> migration() {
        String direct = RealServers.postgres().jdbcUrl(database.name());
        return Map.of(
                "DELIVERY_ENV",
                "dev",
                "DELIVERY_DATABASE_URL",
                direct,
                "DELIVERY_DATABASE_PASSWORD",
                DeliveryDatabase.login(Role.MIGRATOR).password());
    }

    URI uri() {
        return api.uri();
    }

    Client client() {
        return stack.push(new Client(uri(), Deployment.shippedContract()));
    }

    /** All that is kept here. */
    Kept kept() throws Exception {
        return Kept.of(database, nats);
    }

    @Override
    public void close() {
        stack.close();
    }
}
